/** The camera of the view: it is on while the user wants it, and off when another view is shown. */
import { byId, showProblem } from '../base/dom.js';
import { learn, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { drawCenterCrop } from '../picture/shrink.js';
import { taught } from './dataset.js';

const IDEAL_SIDE = 480;
const LEAST_SIDE = 128;

const video = byId('teach-video');

let opening = null;

/** Starts the button. */
export function startCamera() {
	byId('teach-camera').addEventListener('click', () => (world.cameraOn ? turnOff() : turnOn().catch(tell)));
	on(['cameraOn', 'tab', 'own'], render);
	render();
}

function render() {
	if (world.cameraOn && !inSight('teach')) {
		turnOff();
	}
	byId('teach-camera').textContent = world.cameraOn ? t('Turn the camera off') : t('Turn the camera on');
	// browsers allow the camera only to pages from localhost and over HTTPS
	byId('teach-camera').disabled = !navigator.mediaDevices?.getUserMedia;
	if (byId('teach-camera').disabled) {
		tell(new Error(t('Browsers give the camera only to pages from this computer or over HTTPS; pictures can be uploaded.')));
	}
}

const tell = (error) => showProblem(byId('teach-problem'), error);

/** Turns the camera on, unless it is; throws a sentence where there is none. */
export function turnOn() {
	opening ??= open();
	return opening;
}

async function open() {
	try {
		const wanted = { width: { ideal: IDEAL_SIDE }, facingMode: 'environment' };
		video.srcObject = await navigator.mediaDevices.getUserMedia({ video: wanted });
		await video.play();
		tell(null);
		learn({ cameraOn: true });
	}
	catch (error) {
		opening = null;
		const words = error.name === 'NotAllowedError'
			? t('The browser does not let this page use the camera; allow it in the address bar.') : t('No camera is available.');
		throw new Error(words, { cause: error });
	}
}

/** Turns the camera off, if it is on. */
export function turnOff() {
	video.srcObject?.getTracks().forEach((track) => track.stop());
	video.srcObject = null;
	opening = null;
	learn({ cameraOn: false });
}

/** The side of frames: a multiple of the data set's pictures, so that the service averages whole pixels. */
function sideOfFrames() {
	const { pictureSize } = taught();
	return pictureSize * Math.ceil(LEAST_SIDE / pictureSize);
}

/** What the camera sees now, as a file. */
export async function frame() {
	const side = sideOfFrames();
	const canvas = new OffscreenCanvas(side, side);
	drawCenterCrop(canvas.getContext('2d'), await createImageBitmap(video), side);
	return new File([await canvas.convertToBlob({ type: 'image/png' })], 'camera.png', { type: 'image/png' });
}
