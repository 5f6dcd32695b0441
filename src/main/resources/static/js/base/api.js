/** Talks to the service; every failure is one of the two errors below. */
import { t } from './words.js';

/** The service answered with a problem document; `message` is its detail. */
export class Problem extends Error {

	constructor(status, body) {
		super(body.detail || body.title || t('The service answered with status {status}.', { status }));
		this.status = status;
		this.type = body.type;
		this.errors = Array.isArray(body.errors) ? body.errors : [];
	}

}

/** The service did not answer at all. */
class Unreachable extends Error {

	constructor() {
		super(t('Convscope is not reachable.'));
	}

}

let askForKey = null;

/** Calls back when the service asks for a key that this browser does not have, or no longer. */
export const onKeyMissing = (callback) => {
	askForKey = callback;
};

// what a proxy answers while the service behind it is down
const UNREACHABLE = [502, 504];
const KEY_MISSING = 401;

/** Sends a request; throws unless it succeeds. */
export async function send(address, options) {
	let response;
	try {
		response = await fetch(address, options);
	}
	catch (error) {
		if (error.name === 'AbortError') {
			throw error;
		}
		throw new Unreachable();
	}
	return succeeded(response);
}

async function succeeded(response) {
	if (UNREACHABLE.includes(response.status)) {
		throw new Unreachable();
	}
	if (response.status === KEY_MISSING) {
		askForKey?.();
	}
	if (!response.ok) {
		throw new Problem(response.status, await response.json().catch(() => ({})));
	}
	return response;
}

/** Paths have no leading slash, so that the page also works below another path. */
export function path(...segments) {
	return segments.flatMap((segment) => String(segment).split('/')).map(encodeURIComponent).join('/');
}

/** Adds query parameters, leaving out those that are null, undefined or empty. */
export function withQuery(address, parameters) {
	const given = Object.entries(parameters).filter(([, value]) => value != null && value !== '');
	const query = new URLSearchParams(given).toString().replaceAll('%2F', '/');
	return query ? `${address}?${query}` : address;
}

/** Asks for JSON. */
export async function getJson(address) {
	// no-store: the same address may be in the cache as a PNG
	const response = await send(address, { cache: 'no-store', headers: { Accept: 'application/json' } });
	return response.json();
}

/** Sends JSON, or nothing, and returns the answer's JSON, or null where there is none. */
export async function sendJson(method, address, body) {
	const response = await send(address, {
		method,
		headers: { 'Accept': 'application/json', 'Content-Type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return response.json().catch(() => null);
}

let maxBytes;

/** How many bytes a picture's file may have; infinite where the service does not say. */
function maxPictureBytes() {
	maxBytes ??= getJson('actuator/info').then(({ picture }) => picture.maxBytes).catch(() => Infinity);
	return maxBytes;
}

/**
 * Asks about a picture. Where there is an upload, its file is sent, unless the service would refuse it for its size; else the query names
 * a sample.
 * @param {string} address the path with its query
 * @param {File|Promise<File>|undefined} upload the file, perhaps still being made
 * @param {string} [accept] the media type of the answer
 */
export async function postPicture(address, upload, accept = 'application/json') {
	const file = await upload;
	const most = file ? await maxPictureBytes() : 0;
	if (file?.size > most) {
		const limit = `${Number((most / 2 ** 20).toPrecision(3))}\u00a0MiB`;
		throw new Problem(413, { detail: t('A picture may have up to {limit}; this one has more.', { limit }) });
	}
	const options = { method: 'POST', headers: { Accept: accept } };
	if (file) {
		options.body = new FormData();
		options.body.append('image', file, 'picture'); // not its own name, which may have any length or script
	}
	const response = await send(address, options);
	return accept === 'application/json' ? response.json() : response.blob();
}

/** Sends a file as it is, with parameters in the query; `progress` is told the share of it that has been sent. */
export async function sendFile(address, file, parameters, progress = () => {}) {
	const response = await succeeded(await new Promise((resolve, reject) => {
		const request = new XMLHttpRequest(); // fetch does not tell how far it is
		request.open('POST', withQuery(address, parameters));
		request.setRequestHeader('Accept', 'application/json');
		request.setRequestHeader('Content-Type', 'application/octet-stream');
		request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total));
		request.addEventListener('load', () => resolve(new Response(request.response, { status: request.status })));
		request.addEventListener('error', () => reject(new Unreachable()));
		request.send(file);
	}));
	return response.json();
}

/** Asks for a file of any type. */
export async function getFile(address) {
	const response = await send(address, { cache: 'no-cache', headers: { Accept: '*/*' } });
	return response.blob();
}

/** Asks for a PNG. */
export async function getImage(address) {
	const response = await send(address, { cache: 'no-cache', headers: { Accept: 'image/png' } });
	return response.blob();
}
