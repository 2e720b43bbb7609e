"""Three criteria: points come in falling order of the first; of the other two a staircase is kept, in small blocks.

After Kung, Luccio and Preparata (1975): a point is dominated if and only if a step of the staircase is as high in both
of the others. Steps lie in blocks of up to 64, rising in the second criterion and falling in the third, so that to put
one in moves a few numbers only, however long the staircase is.
"""

from __future__ import annotations

import numpy as np

from goodoffices.packages.folding.arrays import Ints, Marks
from goodoffices.packages.folding.compiled import compiled

ROOM = 64
"""Steps in a block."""
State = tuple[Ints, Ints, Ints, Ints, Ints]


def stairs() -> State:
    """Return an empty staircase: steps by block, steps in each, blocks in order with their last step, two counts."""
    steps = np.zeros((16, 2, ROOM), dtype=np.int64)
    return steps, np.zeros(16, np.int64), np.zeros(16, np.int64), np.zeros((2, 16), np.int64), np.zeros(2, np.int64)


@compiled
def climb(
    steps: Ints, held: Ints, order: Ints, last: Ints, counts: Ints, second: Ints, third: Ints, keep: Marks
) -> State:
    """Mark in `keep` which points are not dominated, and return the staircase with those in it."""
    for place in range(len(second)):
        x, y = second[place], third[place]
        if counts[0] == 0:
            held[0], counts[0], counts[1] = 0, 1, 1
            order[0] = 0
            begin, end, at = 0, 0, 0
        else:
            at = _block(last, counts[0], x)
            begin, end = 0, 0
            if at < counts[0]:
                if last[1, at] >= y:
                    keep[place] = False
                    continue
                block = order[at]
                end = _step(steps, block, held[block], x)
                begin = end
                if steps[block, 1, end] >= y:
                    keep[place] = False
                    continue
                if steps[block, 0, end] == x:
                    end += 1
            else:
                at = counts[0] - 1
                begin = end = held[order[at]]
        keep[place] = True
        block = order[at]
        while begin > 0 and steps[block, 1, begin - 1] <= y:
            begin -= 1
        if begin == 0:
            at -= _drop(steps, held, order, last, counts, at, y)
        if begin == end and held[block] == ROOM:
            if counts[1] == len(held):
                steps, held, order, last = _more(steps, held, order, last)
            _split(steps, held, order, last, counts, at)
            if begin > ROOM // 2:
                at += 1
                begin -= ROOM // 2
                end = begin
        _put(steps, held, order, last, at, begin, end, x, y)
    return steps, held, order, last, counts


@compiled
def _block(last: Ints, count: int, x: int) -> int:
    """Return the first block that ends at x or beyond."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if last[0, middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _step(steps: Ints, block: int, count: int, x: int) -> int:
    """Return the first step of a block that is at x or beyond."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if steps[block, 0, middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _drop(steps: Ints, held: Ints, order: Ints, last: Ints, counts: Ints, at: int, y: int) -> int:
    """Take out the steps before a block that are no higher than y; return how many whole blocks fell out."""
    gone = 0
    while at - gone > 0:
        place = at - gone - 1
        block = order[place]
        if steps[block, 1, 0] <= y:
            gone += 1
            continue
        while steps[block, 1, held[block] - 1] <= y:
            held[block] -= 1
        last[0, place] = steps[block, 0, held[block] - 1]
        last[1, place] = steps[block, 1, held[block] - 1]
        break
    if gone:
        for place in range(at - gone, counts[0] - gone):
            order[place] = order[place + gone]
            last[0, place] = last[0, place + gone]
            last[1, place] = last[1, place + gone]
        counts[0] -= gone
    return gone


@compiled
def _more(steps: Ints, held: Ints, order: Ints, last: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the same with room for twice as many blocks."""
    room = len(held)
    wider = np.zeros((2 * room, 2, steps.shape[2]), dtype=np.int64)
    wider[:room] = steps
    counts = np.zeros(2 * room, dtype=np.int64)
    counts[:room] = held
    places = np.zeros(2 * room, dtype=np.int64)
    places[:room] = order
    ends = np.zeros((2, 2 * room), dtype=np.int64)
    ends[:, :room] = last
    return wider, counts, places, ends


@compiled
def _split(steps: Ints, held: Ints, order: Ints, last: Ints, counts: Ints, at: int) -> None:
    """Put the upper half of a full block into a new one behind it."""
    block, new, half = order[at], counts[1], held[order[at]] // 2
    held[new] = held[block] - half
    for place in range(held[new]):
        steps[new, 0, place] = steps[block, 0, half + place]
        steps[new, 1, place] = steps[block, 1, half + place]
    held[block] = half
    for place in range(counts[0], at + 1, -1):
        order[place] = order[place - 1]
        last[0, place] = last[0, place - 1]
        last[1, place] = last[1, place - 1]
    order[at + 1] = new
    for place, one in ((at, block), (at + 1, new)):
        last[0, place] = steps[one, 0, held[one] - 1]
        last[1, place] = steps[one, 1, held[one] - 1]
    counts[0] += 1
    counts[1] += 1


@compiled
def _put(steps: Ints, held: Ints, order: Ints, last: Ints, at: int, begin: int, end: int, x: int, y: int) -> None:
    """Put one step in the place of those from begin to end."""
    block = order[at]
    count = held[block]
    if begin == end:
        for place in range(count, begin, -1):
            steps[block, 0, place] = steps[block, 0, place - 1]
            steps[block, 1, place] = steps[block, 1, place - 1]
        held[block] = count + 1
    elif end > begin + 1:
        for place in range(end, count):
            steps[block, 0, place - end + begin + 1] = steps[block, 0, place]
            steps[block, 1, place - end + begin + 1] = steps[block, 1, place]
        held[block] = count - (end - begin - 1)
    steps[block, 0, begin] = x
    steps[block, 1, begin] = y
    last[0, at] = steps[block, 0, held[block] - 1]
    last[1, at] = steps[block, 1, held[block] - 1]
