#!/usr/bin/env python3
"""Writes map.tsv: a map of Europe, the Middle East and Africa, one SVG path and/or one dot a country.

usage: map.py COUNTRIES_JSON EMEA_CSV COUNTRIES_TSV OUT_TSV

COUNTRIES_JSON is countries-50m.json of the npm package world-atlas 2.0.2 (the package is ISC), TopoJSON made from
Natural Earth (public domain). EMEA_CSV says which countries are in EMEA and gives their M49 numbers, the file's ids.
COUNTRIES_TSV gives the capitals' positions, where dots go.

In OUT_TSV a row is a country's path or its dot's centre. Draw the dots after all the paths: some stand on a neighbour's
land.

Only the standard library is used. Two runs with the same inputs write the same bytes.
The judgements that no source makes stand in the constants below.
"""

import csv
import heapq
import json
import math
import sys

# Lambert's azimuthal equal-area projection about this longitude and latitude: areas compare, and neither the Cape nor
# the North Cape is bent much.
CENTRE = (20.0, 20.0)

# The view in projected units (Earth radii), x to the right and y up: left, bottom, right, top. Cape Verde, South
# Africa's coast, Pakistan and Jan Mayen touch its sides.
FRAME = (-0.735, -0.935, 0.77, 0.902)
WIDTH = 640
SCALE = WIDTH / (FRAME[2] - FRAME[0])
HEIGHT = round((FRAME[3] - FRAME[1]) * SCALE)

# Shapes are cut this far outside the view, so that the cut's own line is never seen.
BLEED = 3

# In square units of the view, 1 unit being about 15 km: the least triangle a corner must make to be kept, the least
# ring to draw, and the least ring to draw of a country with no larger one.
MIN_CORNER = 1.0
MIN_RING = 5.0
MIN_ONLY_RING = 4.0

# A country drawn smaller than this has a dot too: the longer side of its box, its area, or its mean breadth (area over
# half the outline: the Gambia).
DOT_BELOW_SIDE = 8
DOT_BELOW_AREA = 30
DOT_BELOW_BREADTH = 1.5

# Dots nearer to each other than this are moved apart (Jersey and Guernsey), to be seen and hit one by one.
DOT_DISTANCE = 7

# Shapes without an id in the file.
BY_NAME = {"Kosovo": "XK"}

# The file draws who is in control; this map's countries are ISO 3166's. Shapes that have no code there go to the
# country whose code covers them, ...
MERGED = {"Somaliland": "SO", "N. Cyprus": "CY"}

# ... so does the ring about a point (Crimea) ...
MOVED_RINGS = [("RU", "UA", (34.1, 45.2))]

# ... and Western Sahara reaches from its east to the coast: all that is drawn as Morocco's south of this parallel, its
# northern border, which the file's lines reach at this latitude.
SAHARA_PARALLEL = 27.657

# Rings that belong to another code or another part of the world: within these longitudes and latitudes (west, south,
# east, north), they are not drawn as the country's.
NOT_DRAWN = {
    "FR": [(-180, -90, 180, 40)],  # the overseas departments, of which RE and YT have dots of their own
    "NO": [(-180, 70.5, 0, 90), (-180, 74, 180, 90)],  # Jan Mayen and Svalbard: SJ
}

# A dot at another place than the capital. Longyearbyen is above the view, Jan Mayen is in it.
DOTS_AT = {"SJ": (-8.72, 70.92)}


# --- the atlas ---


class Atlas:
    """TopoJSON's arcs, which neighbours share, and each country's rings, lists of arc numbers (~n is n backwards).

    Outer rings and holes are not told apart: they turn in opposite ways, which is all that SVG asks for.
    """

    def __init__(self, topology, numbers):
        self.arcs = decode_arcs(topology)
        self.rings = {}
        codes = {number: code for code, number in numbers.items() if number}
        for geometry in topology["objects"]["countries"]["geometries"]:
            name = geometry["properties"]["name"]
            code = codes.get(geometry.get("id")) or BY_NAME.get(name) or MERGED.get(name)
            if code in numbers:
                self.rings.setdefault(code, []).extend(rings_of(geometry))

    def arc(self, number):
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]

    def add_arc(self, points):
        self.arcs.append(points)
        return len(self.arcs) - 1

    def points(self, ring):
        """The ring's points, the first one not repeated at the end."""
        return [point for number in ring for point in self.arc(number)[:-1]]

    def set_outline(self, code, numbers):
        """Makes the country's rings out of arcs, without those that are passed both ways, its inner borders."""
        left = [number for number in numbers if ~number not in numbers]
        self.rings[code] = []
        while left:
            ring = [left.pop(0)]
            start, end = self.arc(ring[0])[0], self.arc(ring[0])[-1]
            while end != start:
                following = next(number for number in left if self.arc(number)[0] == end)
                left.remove(following)
                ring.append(following)
                end = self.arc(following)[-1]
            self.rings[code].append(ring)

    def arcs_of(self, code):
        return [number for ring in self.rings[code] for number in ring]


def decode_arcs(topology):
    """The arcs as lists of (longitude, latitude)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def rings_of(geometry):
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [list(ring) for polygon in polygons for ring in polygon]


# --- whose shape is whose ---


def merge_parts(atlas):
    for code in MERGED.values():
        atlas.set_outline(code, atlas.arcs_of(code))


def move_rings(atlas):
    for giver, taker, point in MOVED_RINGS:
        ring = next(ring for ring in atlas.rings[giver] if contains(atlas.points(ring), point))
        atlas.rings[giver].remove(ring)
        atlas.set_outline(taker, atlas.arcs_of(taker) + ring)


def restore_western_sahara(atlas):
    """Cuts Morocco's shape along the parallel. Its coast is one arc, which begins in the south."""
    line = next(n for n in atlas.arcs_of("MA") if ~n in atlas.arcs_of("EH"))
    start, end = atlas.arc(line)[0], atlas.arc(line)[-1]
    coast = next(n for n in atlas.arcs_of("MA") if atlas.arc(n)[0] == end)
    points = atlas.arc(coast)
    place = next(i for i, (_, lat) in enumerate(points) if lat >= SAHARA_PARALLEL - 0.005)
    south, north = atlas.add_arc(points[: place + 1]), atlas.add_arc(points[place:])
    parallel = atlas.add_arc([points[place], start])
    others = [n for n in atlas.arcs_of("MA") if n not in (line, coast)]
    atlas.set_outline("MA", others + [~parallel, north])
    atlas.set_outline("EH", atlas.arcs_of("EH") + [line, south, parallel])


def drop_far_rings(atlas):
    for code, boxes in NOT_DRAWN.items():
        atlas.rings[code] = [
            ring for ring in atlas.rings[code] if not any(lies_within(atlas.points(ring), box) for box in boxes)
        ]


def lies_within(points, box):
    west, south, east, north = box
    return all(west <= lon <= east and south <= lat <= north for lon, lat in points)


def contains(points, point):
    """Whether a ray from the point to the east passes the ring an odd number of times."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in edges(points):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def edges(points):
    return zip(points, points[1:] + points[:1])


# --- from degrees to units of the view ---


def project(point):
    """Lambert's azimuthal equal-area projection, in units of the view, y down."""
    lon, lat = math.radians(point[0] - CENTRE[0]), math.radians(point[1])
    lat0 = math.radians(CENTRE[1])
    cosine = math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(lon)
    k = math.sqrt(2 / (1 + cosine))
    x = k * math.cos(lat) * math.sin(lon)
    y = k * (math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(lon))
    return (x - FRAME[0]) * SCALE, (FRAME[3] - y) * SCALE


def triangle(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplify(points):
    """Visvalingam and Whyatt: drops the corner with the smallest triangle until all are large. The ends stay."""
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    kept = [True] * len(points)
    # A closed line keeps two points beside its ends, to stay a ring.
    droppable = last - 1 - (2 if points[0] == points[-1] else 0)
    areas = {i: triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, last)}
    heap = [(size, i) for i, size in areas.items()]
    heapq.heapify(heap)
    while heap and droppable > 0:
        size, i = heapq.heappop(heap)
        if not kept[i] or size != areas[i]:
            continue
        if size >= MIN_CORNER:
            break
        kept[i] = False
        droppable -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < last:
                # Never less than the one just dropped, or a fine curve would be eaten from one end.
                areas[j] = max(size, triangle(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(heap, (areas[j], j))
    return [point for point, keep in zip(points, kept) if keep]


def tidy(points):
    """Drops what rounding leaves over: repeated points, points on a straight line, spikes. The ends stay."""
    out = []
    for point in points:
        if out and point == out[-1]:
            continue
        while len(out) > 1 and triangle(out[-2], out[-1], point) == 0:
            out.pop()
        if not out or point != out[-1]:
            out.append(point)
    return out


def draw_arc(points):
    return tidy([(round(x), round(y)) for x, y in simplify([project(point) for point in points])])


# --- rings in the view ---


def clip(points):
    """Sutherland and Hodgman: cuts a ring at the four sides of the view, one after the other."""
    for axis, side, sign in ((0, -BLEED, 1), (0, WIDTH + BLEED, -1), (1, -BLEED, 1), (1, HEIGHT + BLEED, -1)):
        out = []
        for a, b in edges(points):
            a_in, b_in = (a[axis] - side) * sign >= 0, (b[axis] - side) * sign >= 0
            if a_in:
                out.append(a)
            if a_in != b_in:
                out.append(cut(min(a, b), max(a, b), axis, side))
        points = out
    return points


def cut(a, b, axis, side):
    """Where the line from a to b meets a side."""
    share = (side - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]))
    return (side, other) if axis == 0 else (other, side)


def tidy_ring(points):
    """tidy(), also where the ring closes."""
    points = tidy(points + points[:1])[:-1]
    while len(points) > 2 and triangle(points[-1], points[0], points[1]) == 0:
        points = tidy(points[1:] + points[1:2])[:-1]
    return points


def area(points):
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges(points))) / 2


def bounds(points):
    xs, ys = zip(*points)
    return min(xs), min(ys), max(xs), max(ys)


def drawn_rings(atlas, code):
    """The country's rings in the view, the largest first, without those too small to see."""
    rings = [tidy_ring(clip(atlas.points(ring))) for ring in atlas.rings.get(code, [])]
    rings = sorted((ring for ring in rings if len(ring) > 2), key=area, reverse=True)
    large = [ring for ring in rings if area(ring) >= MIN_RING]
    return large or [ring for ring in rings[:1] if area(ring) >= MIN_ONLY_RING]


# --- dots ---


def is_small(rings):
    left, top, right, bottom = bounds(rings[0])
    half_outline = sum(math.dist(a, b) for a, b in edges(rings[0])) / 2
    return (
        max(right - left, bottom - top) < DOT_BELOW_SIDE
        or sum(map(area, rings)) < DOT_BELOW_AREA
        or area(rings[0]) / half_outline < DOT_BELOW_BREADTH
    )


def dot(code, rings, capital):
    """Where the country's dot goes, or nothing where it needs none or lies outside the view."""
    if code in DOTS_AT:
        return project(DOTS_AT[code])
    if rings:
        left, top, right, bottom = bounds(rings[0])
        return ((left + right) / 2, (top + bottom) / 2) if is_small(rings) else None
    x, y = project(capital)
    return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def move_apart(dots):
    """Moves dots that overlap away from each other along the line through both, each by half of what lacks."""
    codes = sorted(dots)
    for i, one in enumerate(codes):
        for other in codes[i + 1 :]:
            (ax, ay), (bx, by) = dots[one], dots[other]
            distance = math.hypot(bx - ax, by - ay)
            if 0 < distance < DOT_DISTANCE:
                share = (DOT_DISTANCE / distance - 1) / 2
                dx, dy = (bx - ax) * share, (by - ay) * share
                dots[one], dots[other] = (ax - dx, ay - dy), (bx + dx, by + dy)


# --- output ---


def pairs(points):
    """Coordinates with a space only where no sign tells two numbers apart."""
    text = ""
    for number in (number for point in points for number in point):
        text += f" {number}" if text and number >= 0 else str(number)
    return text


def path(rings):
    text = ""
    for ring in rings:
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in zip(ring, ring[1:])]
        text += f"M{pairs(ring[:1])}l{pairs(steps)}z"
    return text


def read_numbers(file):
    """Alpha-2 code -> M49 number, of the countries that are in EMEA, by all accounts or by some."""
    return {row["alpha2"]: row["m49"] for row in csv.DictReader(file) if row["emea"] in ("core", "contested")}


def read_capitals(file):
    rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["alpha2"]: (float(row["lon"]), float(row["lat"])) for row in rows if row["lat"]}


def main(countries_json, emea_csv, countries_tsv, out_tsv):
    with open(emea_csv, encoding="utf-8", newline="") as file:
        numbers = read_numbers(file)
    with open(countries_tsv, encoding="utf-8", newline="") as file:
        capitals = read_capitals(file)
    with open(countries_json, encoding="utf-8") as file:
        atlas = Atlas(json.load(file), numbers)

    merge_parts(atlas)
    move_rings(atlas)
    restore_western_sahara(atlas)
    drop_far_rings(atlas)
    for number in {n if n >= 0 else ~n for code in atlas.rings for n in atlas.arcs_of(code)}:
        atlas.arcs[number] = draw_arc(atlas.arcs[number])

    rings = {code: drawn_rings(atlas, code) for code in sorted(numbers)}
    dots = {code: dot(code, rings[code], capitals[code]) for code in sorted(numbers)}
    dots = {code: position for code, position in dots.items() if position}
    move_apart(dots)

    with open(out_tsv, "w", encoding="utf-8", newline="") as out:
        out.write(f"code\tkind\tdata\n-\tviewbox\t0 0 {WIDTH} {HEIGHT}\n")
        for code in sorted(numbers):
            if rings[code]:
                out.write(f"{code}\tpath\t{path(rings[code])}\n")
            if code in dots:
                x, y = dots[code]
                out.write(f"{code}\tdot\t{round(x)} {round(y)}\n")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
