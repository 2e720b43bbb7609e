/* Makes quicker what works without it. Nothing is kept in the browser; nothing is sent but to this desk. */
"use strict";
