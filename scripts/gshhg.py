#!/usr/bin/env python3
"""Writes data/basemap/gshhg.geojson, the rivers and lakes that `npm run basemap` draws from, out of Debian's gmt-gshhg-full.

    apt-get install gmt-gshhg-full python3-h5py && python3 scripts/gshhg.py

GSHHG 2.3.7 (Wessel & Smith 1996, LGPL-3+) keeps CIA World Data Bank II rivers and WVS lakes cut into bins of one degree;
its files are HDF5, for which there is no small reader in JavaScript. Needs to run only when GSHHG or REGION changes.
"""

import json
import math
import sys
from collections import defaultdict

import h5py

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/gmt-gshhg"
REGION = (25, 12, 63, 42)  # west, south, east, north
FOCUS = (37, 28, 51, 39)  # every river here, outside only the larger ones
LARGER = 4  # WDB II levels: 1 major ... 4 minor permanent, 5-7 intermittent, 8-10 canals
LAKE_KM2 = 25
TOLERANCE = 0.0012  # degrees, Douglas-Peucker


def bins(file, box):
    first, count = file["Id_of_first_segment_in_a_bin"][:], file["N_segments_in_a_bin"][:]
    for lat in range(box[1], box[3]):
        for lon in range(box[0], box[2]):
            b = (89 - lat) * 360 + lon
            for segment in range(first[b], first[b] + count[b]):
                yield segment, lon, lat


def points(file, start, number, lon, lat):
    xs = file["Relative_longitude_from_SW_corner_of_bin"][start : start + number]
    ys = file["Relative_latitude_from_SW_corner_of_bin"][start : start + number]
    return [(round(lon + (int(x) & 0xFFFF) / 65535, 4), round(lat + (int(y) & 0xFFFF) / 65535, 4)) for x, y in zip(xs, ys)]


def simplify(line):
    """Douglas-Peucker without recursion."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = line[a], line[b]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        worst, at = 0, None
        for i in range(a + 1, b):
            x, y = line[i][0] - ax, line[i][1] - ay
            off = abs(x * dy - y * dx) / length if length else math.hypot(x, y)
            if off > worst:
                worst, at = off, i
        if at is not None and worst > TOLERANCE:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [line[i] for i in sorted(keep)]


def inside(p, box):
    return box[0] <= p[0] <= box[2] and box[1] <= p[1] <= box[3]


def rivers():
    with h5py.File(f"{FOLDER}/binned_river_f.nc") as file:
        numbers = file["N_points_for_a_segment"][:]
        levels = file["Hierarchial_level_of_a_segment"][:]
        starts = file["Id_of_first_point_in_a_segment"][:]
        for segment, lon, lat in bins(file, REGION):
            line = points(file, int(starts[segment]), int(numbers[segment]) & 0xFFFF, lon, lat)
            level = int(levels[segment])
            near = any(inside(p, FOCUS) for p in line)
            if len(line) > 1 and (near or level <= LARGER):
                yield feature("LineString", simplify(line), kind="river", level=level)


def lakes():
    """A lake is cut at the bins' edges: its pieces are joined end to start again."""
    pieces, areas = defaultdict(list), {}
    with h5py.File(f"{FOLDER}/binned_GSHHS_f.nc") as file:
        info = file["Embedded_npts_levels_exit_entry_for_a_segment"][:]
        starts, ids = file["Id_of_first_point_in_a_segment"][:], file["Id_of_GSHHS_ID"][:]
        km2 = file["The_km_squared_area_of_polygons"][:]
        for segment, lon, lat in bins(file, REGION):
            code, lake = int(info[segment]) & 0xFFFFFFFF, int(ids[segment])
            if (code >> 6) & 7 == 2 and km2[lake] >= LAKE_KM2:
                pieces[lake].append(points(file, int(starts[segment]), code >> 9, lon, lat))
                areas[lake] = float(km2[lake])
    for lake in sorted(pieces):
        for ring in join(pieces[lake]):
            yield feature("Polygon", [simplify_ring(ring)], kind="lake", km2=round(areas[lake]))


def join(lines):
    lines = [line for line in lines if len(line) > 1]
    rings = [line for line in lines if line[0] == line[-1]]
    lines = [line for line in lines if line[0] != line[-1]]
    while lines:
        ring = lines.pop(0)
        while ring[0] != ring[-1] and lines:
            end = ring[-1]
            best = min(lines, key=lambda l: math.dist(l[0], end))
            if math.dist(best[0], end) > math.dist(ring[0], end) + 1e-9:
                break
            lines.remove(best)
            ring = ring + best[1 if best[0] == end else 0 :]
        if ring[0] != ring[-1]:
            ring.append(ring[0])
        rings.append(ring)
    return [ring for ring in rings if len(ring) > 3]


def simplify_ring(ring):
    half = len(ring) // 2
    return simplify(ring[: half + 1])[:-1] + simplify(ring[half:])


def feature(geometry, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": geometry, "coordinates": coordinates}}


if __name__ == "__main__":
    features = [*rivers(), *lakes()]
    lines = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    with open("data/basemap/gshhg.geojson", "w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n")
    print(f"{len(features)} features, {sum(f['properties']['kind'] == 'lake' for f in features)} lakes", file=sys.stderr)
