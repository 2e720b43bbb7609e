"""The pages, one module each: a request in, a reading of the record out; no page changes anything."""
