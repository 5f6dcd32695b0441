/** The view of all maps on one wall. */
import './pictures.js';
import { startLive } from './wall/live.js';
import { startTen } from './wall/ten.js';
import { startWall } from './wall/wall.js';

startLive();
startTen();
startWall();
