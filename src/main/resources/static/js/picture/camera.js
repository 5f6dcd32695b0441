/** A picture from the camera, where there is one and the browser allows the page to use it. */
import { byId, showProblem } from '../base/dom.js';
import { t } from '../base/words.js';
import { addUploads } from './upload.js';

const SIDE = 480;

const dialog = byId('camera-dialog');
const video = byId('camera-video');

/** Shows the button where the browser can ask for a camera. */
export function startCamera() {
	// browsers allow the camera only to pages from localhost and over HTTPS
	byId('camera').hidden = !navigator.mediaDevices?.getUserMedia;
	byId('camera').addEventListener('click', open);
	byId('camera-take').addEventListener('click', shoot);
	byId('camera-close').addEventListener('click', () => dialog.close());
	dialog.addEventListener('close', stop);
}

async function open() {
	showProblem(byId('camera-problem'), null);
	byId('camera-take').disabled = true;
	dialog.showModal();
	try {
		video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: SIDE }, facingMode: 'environment' } });
		await video.play();
		byId('camera-take').disabled = false;
	}
	catch (error) {
		showProblem(byId('camera-problem'), new Error(error.name === 'NotAllowedError'
			? t('The browser does not let this page use the camera; allow it in the address bar.') : t('No camera is available.')));
	}
	if (!dialog.open) {
		stop();
	}
}

function stop() {
	video.srcObject?.getTracks().forEach((track) => track.stop());
	video.srcObject = null;
}

function shoot() {
	const side = Math.min(video.videoWidth, video.videoHeight);
	const canvas = new OffscreenCanvas(SIDE, SIDE);
	const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
	canvas.getContext('2d').drawImage(video, left, top, side, side, 0, 0, SIDE, SIDE);
	canvas.convertToBlob({ type: 'image/png' }).then((blob) => {
		addUploads([new File([blob], 'camera.png', { type: 'image/png' })]);
		dialog.close();
	});
}
