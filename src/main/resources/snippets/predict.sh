#!/bin/sh
# Asks the model {model} what is in a picture (PNG, JPEG, GIF, BMP or WebP): sh predict.sh picture.png
# Where the service asks for a key, it is taken from the environment: CONVSCOPE_KEY=... sh predict.sh picture.png
curl -sS -H "Authorization: Bearer $CONVSCOPE_KEY" -F image=@"${1:-picture.png}" '{service}/predict?top=3&model={model}'
