def read_picture(path):
    """The square in the middle as the service sees it, SIDE x SIDE pixels: channel, row, column; 0 to 1."""
    from io import BytesIO
    from PIL import ImageCms

    with open(path, "rb") as file:
        depth = file.read(25)[-1]  # of a PNG
    picture = Image.open(path)
    # of a GIF, the part of the screen that its first frame covers
    frame = picture.tile[0][1] if picture.format == "GIF" else None
    profile, transparent = picture.info.get("icc_profile"), picture.info.get("transparency")
    picture = ImageOps.exif_transpose(picture)
    opacity = 255
    if picture.mode in ("1", "L") or picture.mode.startswith("I"):
        most = 65535 if picture.mode.startswith("I") else 255
        grey = numpy.array(picture).astype(int) * (255 if picture.mode == "1" else 1)
        if isinstance(transparent, int):
            opacity = 255 * (grey != transparent * most // (2 ** depth - 1))
        picture = Image.fromarray((grey * 255 / most + 0.5).astype("uint8"))
    elif picture.mode == "LA":
        picture, opacity = picture.getchannel("L"), numpy.array(picture.getchannel("A"))
    elif picture.mode == "RGB" and isinstance(transparent, tuple):
        colour = [value >> 8 if depth == 16 else value for value in transparent]
        opacity = 255 * (numpy.array(picture) != colour).any(axis=2)
    elif picture.mode not in ("RGB", "CMYK"):
        picture = picture.convert("RGBA")
        opacity = numpy.array(picture.getchannel("A"))
        picture = picture.convert("RGB")
    if profile:
        try:
            colours = ImageCms.ImageCmsProfile(BytesIO(profile))
            if picture.mode == "L" and colours.profile.xcolor_space == "RGB ":
                picture = picture.convert("RGB")
            picture = ImageCms.profileToProfile(picture, colours, ImageCms.createProfile("sRGB"), outputMode="RGB",
                                                renderingIntent=ImageCms.getDefaultIntent(colours))
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that can't be read, or is for other colours
    shade = (255 - numpy.array(picture.convert("RGB")).astype("float32")) * (numpy.float32(opacity) / 255)[..., None]
    if frame:
        outside = numpy.ones(shade.shape[:2], bool)
        outside[frame[1]:frame[3], frame[0]:frame[2]] = False
        shade[outside] = 0
    side = min(shade.shape[:2])
    top, left = (shade.shape[0] - side) // 2, (shade.shape[1] - side) // 2
    # how much each pixel counts in each of the SIDE: the area that it covers, or between two when there are fewer
    target, source = numpy.arange(SIDE)[:, None], numpy.arange(side)
    if side < SIDE:
        shares = numpy.clip(1 - abs(numpy.clip((target + 0.5) * side / SIDE - 0.5, 0, side - 1) - source), 0, 1)
    else:
        shares = numpy.clip(numpy.minimum((target + 1) * side, (source + 1) * SIDE)
                            - numpy.maximum(target * side, source * SIDE), 0, SIDE) / side
    shares = shares.astype("float32")
    square = shade[top:top + side, left:left + side]
    planes = [255.5 - shares @ square[:, :, i] @ shares.T for i in range(3)]
    if GRAY:
        planes = [0.299 * planes[0] + 0.587 * planes[1] + 0.114 * planes[2]]
    return numpy.stack(planes).astype("uint8").astype("float32") / 255
