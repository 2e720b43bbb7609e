"""A shape for each stance, told apart by form alone; the words always stand beside it."""

from __future__ import annotations

_EDGE = '<rect x="1" y="1" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.5"'
_SHAPES = {
    "accept": '<rect x="1" y="1" width="14" height="14" fill="currentColor"/>',
    "accept ad referendum": f'{_EDGE}/><path d="M1 15L15 1V15Z" fill="currentColor"/>',
    "can live with": f'{_EDGE}/><rect x="1" y="8" width="14" height="7" fill="currentColor"/>',
    "reserve": f'{_EDGE}/><path d="M4 8H12" stroke="currentColor" stroke-width="2"/>',
    "reject": f'{_EDGE}/><path d="M4 4L12 12M12 4L4 12" stroke="currentColor" stroke-width="2"/>',
    "no instructions": f'{_EDGE}/><path d="M4 8H5.5M7.3 8H8.8M10.6 8H12.1" stroke="currentColor" stroke-width="2"/>',
    "": f'{_EDGE} stroke-dasharray="2.5 2.5"/>',
}


def mark_of(view: str) -> str:
    """Return the shape of a stance as SVG, hidden from those who hear the page; an empty one is of no answer."""
    drawn = _SHAPES[view]
    return f'<svg class="stance-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{drawn}</svg>'
