#!/bin/sh
# Asks the model {model} what is in a picture (PNG, JPEG, GIF, BMP or WebP): sh predict.sh picture.png
curl -sS -F image=@"${1:-picture.png}" '{service}/predict?top=3&model={model}'
