"""Makes a picture file of each variety that Convscope reads, and reads them by the program that Convscope hands out.

python picture_varieties.py FOLDER PROGRAM

writes FOLDER/NAME (the file) and FOLDER/NAME.pixels (the 32 x 32 x 3 bytes that read_picture of PROGRAM makes of it).
"""
import io
import os
import struct
import sys
import warnings
import zlib

import numpy
from PIL import Image, ImageOps

RANDOM = numpy.random.RandomState(4)


def scene(width, height, seed=1):
    y, x = numpy.mgrid[0:height, 0:width]
    waves = [127 + 80 * numpy.sin(x / (7 + 3 * c) + seed) + 45 * numpy.cos(y / (5 + 2 * c)) for c in range(3)]
    noise = numpy.random.RandomState(seed).uniform(-25, 25, (height, width, 3))
    return (numpy.stack(waves, axis=2) + noise).clip(0, 255).astype(numpy.uint8)


def numbers(width, height, most):
    return RANDOM.randint(0, most, (height, width))


def colours(count, filler=b""):
    return b"".join(bytes(RANDOM.randint(0, 256, 3).tolist()) + filler for _ in range(count))


def packed(row, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", value) for value in row)
    result = bytearray((len(row) * depth + 7) // 8)
    for i, value in enumerate(row):
        result[i * depth // 8] |= value << (8 - depth - i * depth % 8)
    return bytes(result)


# Colour profiles: a curve, and for colours the three primaries

def profile(space, gamma, primaries=()):
    def xyz(values):
        return b"XYZ " + bytes(4) + struct.pack(">iii", *[round(value * 65536) for value in values])
    white = (0.9642, 1, 0.8249)
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, int(gamma * 256)) + bytes(2)
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(79), b"cprt": b"text" + bytes(8),
            b"wtpt": xyz(white)}
    tags.update({b"kTRC": curve} if space == b"GRAY" else {channel + b"TRC": curve for channel in (b"r", b"g", b"b")})
    tags.update({channel + b"XYZ": xyz(each) for channel, each in zip((b"r", b"g", b"b"), primaries)})
    table, body = struct.pack(">I", len(tags)), b""
    for tag, content in tags.items():
        table += tag + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += content
    size = 132 + 12 * len(tags) + len(body)
    header = struct.pack(">II", size, 0) + struct.pack(">I", 0x02100000) + b"mntr" + space + b"XYZ " + bytes(12)
    header += b"acsp" + bytes(28) + xyz(white)[8:] + bytes(48)
    return header + table + body


RED, GREEN, BLUE = (0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139)
GAMMA = profile(b"RGB ", 1.8, (RED, GREEN, BLUE))
SWAPPED = profile(b"RGB ", 2.2, (GREEN, BLUE, RED))
GREY = profile(b"GRAY", 1.8)


def exif(orientation, little=False):
    start = b"II*\0" if little else b"MM\0*"
    return start + struct.pack(("<" if little else ">") + "IHHHIHHI", 8, 1, 0x112, 3, 1, orientation, 0, 0)


# PNG

PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def filtered(row, above, distance, kind):
    result = bytearray([kind])
    for i, value in enumerate(row):
        a = row[i - distance] if i >= distance else 0
        b = above[i]
        c = above[i - distance] if i >= distance else 0
        nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
        result.append(value - (0, a, b, (a + b) // 2, nearest)[kind] & 255)
    return bytes(result)


def png(samples, depth, kind, interlaced=0, extra=b"", parts=1):
    height, width, channels = samples.shape
    rows, count = b"", 0
    for left, top, across, down in PASSES if interlaced else [(0, 0, 1, 1)]:
        above = bytes(width * channels * 2)
        part = samples[top::down, left::across]
        for row in part if part.shape[1] else []:
            content = packed(row.reshape(-1).tolist(), depth)
            rows += filtered(content, above, max(1, channels * depth // 8), count % 5)
            above, count = content, count + 1
    data = zlib.compress(rows)
    step = len(data) // parts + 1
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
            + b"".join(chunk(b"IDAT", data[i:i + step]) for i in range(0, len(data), step)) + chunk(b"IEND", b""))


def pngs():
    sizes = [(32, 32), (45, 33), (33, 70), (101, 37), (7, 5), (31, 64), (1, 1), (64, 64)]
    kinds = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
    for kind, (channels, depths) in kinds.items():
        for i, (depth, interlaced, transparent) in enumerate((d, i, t) for d in depths for i in (0, 1) for t in (0, 1)):
            if transparent and kind > 3:
                continue
            width, height = sizes[(i + kind) % len(sizes)]
            samples = RANDOM.randint(0, 1 << depth, (height, width, channels))
            samples[:, :width // 2] = samples[0, 0]
            extra = chunk(b"PLTE", colours(1 << depth)) if kind == 3 else b""
            if transparent:
                key = b"".join(struct.pack(">H", int(value)) for value in samples[0, 0])
                extra += chunk(b"tRNS", bytes(RANDOM.randint(0, 256, (1 << depth) - 1).tolist()) if kind == 3 else key)
            yield (f"kind-{kind}-{depth}-{interlaced}-{transparent}.png",
                   png(samples, depth, kind, interlaced, extra, i % 3 + 1))
    picture = scene(61, 40)
    for orientation in range(1, 9):
        yield f"exif-{orientation}.png", png(picture, 8, 2, extra=chunk(b"eXIf", exif(orientation, orientation % 2)))
    wide, four = picture.astype(int) * 257, RANDOM.randint(0, 16, (40, 40, 1))
    for name, icc in {"gamma": GAMMA, "swapped": SWAPPED, "grey": GREY, "junk": b"junk" * 40}.items():
        extra = chunk(b"iCCP", b"x\0\0" + zlib.compress(icc))
        yield f"profile-{name}.png", png(picture, 8, 2, extra=extra)
        yield f"profile-{name}-16.png", png(wide, 16, 2, extra=extra)
        yield f"profile-{name}-grey.png", png(picture[..., :1], 8, 0, extra=extra)
        yield f"profile-{name}-grey-16.png", png(wide[..., :1], 16, 0, extra=extra)
        yield f"profile-{name}-palette.png", png(four, 4, 3, extra=extra + chunk(b"PLTE", colours(16)))
        yield f"profile-{name}-alpha.png", png(numpy.dstack([picture, picture[..., :1]]), 8, 6, extra=extra)
    for name, (width, height) in {"wide": (2100, 60), "tall": (50, 2060), "large": (2060, 2051)}.items():
        yield f"{name}.png", png(numbers(width, height, 2)[..., None], 1, 0)


# JPEG

def jpeg(picture, **options):
    content = io.BytesIO()
    (picture if isinstance(picture, Image.Image) else Image.fromarray(picture)).save(content, "JPEG", **options)
    return content.getvalue()


def segment(marker, content):
    return struct.pack(">HH", 0xFF00 | marker, len(content) + 2) + content


def insert(file, *segments):
    return file[:2] + b"".join(segments) + file[2:]


def without(file, marker):
    at = 2
    while file[at + 1] != marker:
        at += 2 + struct.unpack(">H", file[at + 2:at + 4])[0]
    return file[:at] + file[at + 2 + struct.unpack(">H", file[at + 2:at + 4])[0]:]


def adobe(transform):
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))


def icc(number, count, part):
    return segment(0xE2, b"ICC_PROFILE\0" + bytes([number, count]) + part)


def jpegs():
    for i, (width, height) in enumerate([(32, 32), (45, 33), (33, 70), (7, 5), (1, 1), (65, 47), (130, 90)]):
        for subsampling in (0, 1, 2):
            for progressive in (False, True):
                yield (f"plain-{width}-{height}-{subsampling}-{progressive}.jpg",
                       jpeg(scene(width, height, i), quality=90, subsampling=subsampling, progressive=progressive))
    picture = scene(90, 70)
    grey = picture[..., 0].copy()
    yield "grey.jpg", jpeg(grey, quality=90)
    yield "grey-progressive.jpg", jpeg(grey, quality=90, progressive=True)
    yield "restart.jpg", jpeg(picture, quality=90, restart_marker_blocks=3)
    yield "large.jpg", jpeg(scene(2200, 2060), quality=85)
    for name, each in {"gamma": GAMMA, "swapped": SWAPPED, "grey": GREY, "junk": b"junk" * 50}.items():
        yield f"profile-{name}.jpg", jpeg(picture, quality=95, subsampling=0, icc_profile=each)
        yield f"profile-{name}-grey.jpg", jpeg(grey, quality=95, icc_profile=each)
    file, half = jpeg(picture, quality=95, subsampling=0), len(SWAPPED) // 2
    yield "profile-empty.jpg", insert(file, icc(1, 1, b""))
    yield "profile-cut.jpg", insert(file, icc(1, 1, SWAPPED[:half]))
    yield "profile-parts.jpg", insert(file, icc(2, 2, SWAPPED[half:]), icc(1, 2, SWAPPED[:half]))
    yield "profile-missing.jpg", insert(file, icc(1, 2, SWAPPED[:half]))
    bare = without(file, 0xE0)
    yield "bare.jpg", bare
    for transform in (0, 1, 2):
        yield f"adobe-{transform}.jpg", insert(bare, adobe(transform))
    for orientation in range(10):
        yield (f"exif-{orientation}.jpg", insert(jpeg(scene(91, 64), quality=92),
                                                 segment(0xE1, b"Exif\0\0" + exif(orientation, orientation % 2))))
    inks = Image.fromarray(numpy.dstack([255 - picture, numbers(90, 70, 120).astype(numpy.uint8)]), "CMYK")
    printing = without(jpeg(inks, quality=95, subsampling=0), 0xEE)
    yield "cmyk.jpg", printing
    yield "cmyk-adobe.jpg", insert(printing, adobe(0))
    yield "ycck.jpg", insert(printing, adobe(2))
    yield "cmyk-progressive.jpg", jpeg(inks, quality=95, progressive=True)
    yield "cmyk-profile.jpg", jpeg(inks, quality=95, subsampling=0, icc_profile=SWAPPED)


# GIF

def lzw(pixels, size):
    clear = 1 << size
    data, bits, count = bytearray(), 0, 0

    def emit(code, width):
        nonlocal bits, count
        bits, count = bits | code << count, count + width
        while count >= 8:
            data.append(bits & 255)
            bits, count = bits >> 8, count - 8
    codes, following, width, known = {(i,): i for i in range(clear)}, clear + 2, size + 1, ()
    emit(clear, width)
    for pixel in pixels:
        longer = known + (pixel,)
        if longer in codes:
            known = longer
            continue
        emit(codes[known], width)
        if following < 4096:
            codes[longer] = following
            width += following == 1 << width and width < 12
            following += 1
        known = (pixel,)
    emit(codes[known], width)
    emit(clear + 1, width)
    return bytes(data) + bytes([bits])


def gif(pixels, screen, at=(0, 0), size=8, shared=b"", own=b"", transparent=None, interlaced=0, version=b"89a", extra=b""):
    def flags(palette):
        return 0x80 | (len(palette) // 3 - 1).bit_length() - 1 if palette else 0
    file = b"GIF" + version + struct.pack("<HHBBB", *screen, flags(shared), 0, 0) + shared + extra
    if transparent is not None:
        file += b"\x21\xf9\4\1\0\0" + bytes([transparent, 0])
    file += b"\x2c" + struct.pack("<HHHHB", *at, pixels.shape[1], pixels.shape[0], flags(own) | interlaced << 6) + own
    if interlaced:
        pixels = numpy.concatenate([pixels[0::8], pixels[4::8], pixels[2::4], pixels[1::2]])
    data = lzw(pixels.reshape(-1).tolist(), size)
    return file + bytes([size]) + b"".join(bytes([len(data[i:i + 255])]) + data[i:i + 255]
                                           for i in range(0, len(data), 255)) + b"\0"


def gifs():
    palette = colours(256)
    pixels, few = numbers(50, 40, 256), numbers(20, 16, 8)
    yield "plain.gif", gif(pixels, (50, 40), shared=palette) + b";"
    yield "87.gif", gif(pixels, (50, 40), shared=palette, version=b"87a") + b";"
    yield "interlaced.gif", gif(numbers(37, 43, 256), (37, 43), shared=palette, interlaced=1) + b";"
    yield "transparent.gif", gif(numbers(40, 40, 16), (40, 40), size=4, shared=colours(16), transparent=3) + b";"
    yield "offset.gif", gif(few, (60, 50), (13, 9), shared=palette) + b";"
    yield "offset-transparent.gif", gif(few, (60, 50), (13, 9), shared=palette, transparent=2, interlaced=1) + b";"
    yield "own.gif", gif(pixels, (50, 40), own=colours(256)) + b";"
    yield "both.gif", gif(pixels, (50, 40), shared=palette, own=colours(256)) + b";"
    yield "two.gif", gif(numbers(40, 40, 2), (40, 40), size=2, shared=colours(2)) + b";"
    yield "large.gif", gif(numbers(2100, 40, 256), (2100, 40), shared=palette, interlaced=1) + b";"
    yield "comment.gif", gif(pixels, (50, 40), shared=palette, extra=b"\x21\xfe" + b"\3abc" * 9 + b"\0") + b";"
    first, second = (gif(numbers(40, 40, 256), (40, 40), shared=palette) for _ in range(2))
    yield "frames.gif", first + second[13 + 768:] + b";"


# BMP

def bmp(header, body, palette=b"", masks=b""):
    start = 14 + len(header) + len(masks) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start) + header + masks + palette + body


def windows(width, height, bits, compression=0, size=40, masks=(0, 0, 0, 0)):
    header = struct.pack("<IiiHHIIiiII", size, width, height, 1, bits, compression, 0, 2835, 2835, 0, 0)
    return (header + struct.pack("<IIII", *masks) + b"BGRs" + bytes(size))[:size]


def rows(pixels, bits, top_down=False):
    result = b""
    for row in pixels if top_down else pixels[::-1]:
        if bits <= 8:
            content = packed(row.tolist(), bits)
        elif bits == 24:
            content = row[:, ::-1].tobytes()
        else:
            content = row.astype("<u2" if bits == 16 else "<u4").tobytes()
        result += content + bytes(-len(content) % 4)
    return result


def runs(pixels, literal):
    result = b""
    for row in pixels[::-1].tolist():
        at = 0
        while at < len(row):
            if literal and len(row) - at >= 3:
                part = row[at:at + 7]
                result += bytes([0, len(part)]) + bytes(part) + bytes(len(part) % 2)
            else:
                part = row[at:at + 1]
                result += bytes([1, part[0]])
            at += len(part)
        result += b"\0\0"
    return result + b"\0\1"


def bmps():
    for bits in (1, 4, 8):
        for width, height in ((45, 33), (33, 61)):
            pixels, count, size = numbers(width, height, 1 << bits), 1 << bits, f"{bits}-{width}"
            yield f"palette-{size}.bmp", bmp(windows(width, height, bits), rows(pixels, bits), colours(count, b"\0"))
            yield (f"palette-down-{size}.bmp",
                   bmp(windows(width, -height, bits), rows(pixels, bits, True), colours(count, b"\0")))
            yield (f"os2-1-{size}.bmp",
                   bmp(struct.pack("<IHHHH", 12, width, height, 1, bits), rows(pixels, bits), colours(count)))
            yield (f"os2-2-{size}.bmp",
                   bmp(windows(width, height, bits, size=40)[:40].replace(b"\x28\0\0\0", b"\x40\0\0\0", 1) + bytes(24),
                       rows(pixels, bits), colours(count, b"\0")))
    picture, opacity = scene(45, 38).astype(int), numbers(45, 38, 256)
    for size in (40, 108, 124):
        yield f"colours-{size}.bmp", bmp(windows(45, 38, 24, size=size), rows(scene(45, 38), 24))
    yield "colours-down.bmp", bmp(windows(45, -38, 24), rows(scene(45, 38), 24, True))
    four = opacity << 24 | picture[..., 0] << 16 | picture[..., 1] << 8 | picture[..., 2]
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    yield "32.bmp", bmp(windows(45, 38, 32), rows(four, 32))
    yield "32-fields.bmp", bmp(windows(45, 38, 32, 3), rows(four, 32), masks=struct.pack("<III", *masks[:3]))
    for size in (108, 124):
        yield f"32-alpha-{size}.bmp", bmp(windows(45, 38, 32, 3, size, masks), rows(four, 32))
    two = numbers(45, 38, 65536)
    yield "555.bmp", bmp(windows(45, 38, 16), rows(two, 16))
    yield "555-fields.bmp", bmp(windows(45, 38, 16, 3), rows(two, 16), masks=struct.pack("<III", 0x7C00, 0x3E0, 0x1F))
    yield "565.bmp", bmp(windows(45, 38, 16, 3), rows(two, 16), masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F))
    for literal in (False, True):
        yield f"runs-{literal}.bmp", bmp(windows(45, 38, 8, 1), runs(numbers(45, 38, 256), literal), colours(256, b"\0"))
    yield "runs-4.bmp", bmp(windows(45, 38, 4, 2), runs(numbers(45, 38, 16) * 17, False), colours(16, b"\0"))
    yield "large.bmp", bmp(windows(2060, 2055, 1), rows(numbers(2060, 2055, 2), 1), colours(2, b"\0"))


def read_picture_of(program):
    names = {"Image": Image, "ImageOps": ImageOps, "numpy": numpy, "SIDE": 32, "GRAY": False}
    with open(program) as file:
        exec(file.read(), names)
    return names["read_picture"]


def main(folder, program):
    warnings.simplefilter("ignore")
    read_picture = read_picture_of(program)
    for files in (pngs(), jpegs(), gifs(), bmps()):
        for name, content in files:
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(content)
            with open(path + ".pixels", "wb") as file:
                file.write((read_picture(path) * 255).round().astype("uint8").transpose(1, 2, 0).tobytes())


main(*sys.argv[1:])
