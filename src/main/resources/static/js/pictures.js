/** The views that look at a picture with a model: what its layers see, and what it says. */
import { startCell } from './cell/cell.js';
import { startSeenMark } from './cell/seen-mark.js';
import { startMaps } from './look/maps.js';
import { startOneMap } from './look/one-map.js';
import { startStrip } from './look/strip.js';
import { startTime } from './look/time.js';
import { startCamera } from './picture/camera.js';
import { startPreview } from './picture/preview.js';
import { startSamples } from './picture/samples.js';
import { startExplain } from './predict/explain.js';
import { startPast } from './predict/past.js';
import { startPredict } from './predict/predict.js';

startCamera();
startSamples();
startPreview();
startPredict();
startPast();
startExplain();
startStrip();
startMaps();
startOneMap();
startTime();
startCell();
startSeenMark();
