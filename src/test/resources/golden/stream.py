"""Numbers from an integer hash, which any program can make again: what the reference values are computed from."""
import numpy


def mix(x):
    """The 32-bit finaliser of MurmurHash3 after an odd offset: x is a uint64 array of numbers below 2**32."""
    m = numpy.uint64(0xFFFFFFFF)
    x = (x + numpy.uint64(0x9E3779B9)) & m
    x ^= x >> numpy.uint64(16)
    x = (x * numpy.uint64(0x85EBCA6B)) & m
    x ^= x >> numpy.uint64(13)
    x = (x * numpy.uint64(0xC2B2AE35)) & m
    x ^= x >> numpy.uint64(16)
    return x


def unit(salt, stream, n):
    """n doubles from 0 up to but not 1: mix(mix(stream * 65537 + salt) + i) / 2**32 for i = 0..n-1."""
    start = mix(numpy.array([stream * 65537 + salt], dtype=numpy.uint64))[0]
    i = (start + numpy.arange(n, dtype=numpy.uint64)) & numpy.uint64(0xFFFFFFFF)
    return mix(i).astype(numpy.float64) / 2.0**32
