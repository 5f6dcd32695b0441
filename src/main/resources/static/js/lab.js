/** The view of the kernel lab. */
import './pictures.js';
import { startLab } from './lab/lab.js';

startLab();
