/** Talks to the service; every failure is one of the two errors below. */

/** The service answered with a problem document; `message` is its detail. */
export class Problem extends Error {

	constructor(status, body) {
		super(body.detail || body.title || `The service answered with status ${status}.`);
		this.status = status;
		this.errors = Array.isArray(body.errors) ? body.errors : [];
	}

}

/** The service did not answer at all. */
class Unreachable extends Error {

	constructor() {
		super('Convscope is not reachable.');
	}

}

// what a proxy in front of the service says while the service is away
const AWAY = [502, 504];

/** Sends a request; whatever is not a success is thrown. */
export async function send(path, options) {
	let response;
	try {
		response = await fetch(path, options);
	}
	catch (error) {
		if (error.name === 'AbortError') {
			throw error;
		}
		throw new Unreachable();
	}
	if (AWAY.includes(response.status)) {
		throw new Unreachable();
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
export function withQuery(path, parameters) {
	const given = Object.entries(parameters).filter(([, value]) => value != null && value !== '');
	const query = new URLSearchParams(given).toString().replaceAll('%2F', '/');
	return query ? `${path}?${query}` : path;
}

/** Asks for JSON. */
export async function getJson(path) {
	// no-store: the same address may be in the cache as a PNG
	const response = await send(path, { cache: 'no-store', headers: { Accept: 'application/json' } });
	return response.json();
}

/** Sends JSON, or nothing, and takes in what is answered. */
export async function sendJson(method, path, body) {
	const response = await send(path, {
		method,
		headers: { 'Accept': 'application/json', 'Content-Type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return response.json().catch(() => null);
}

let limit;

/** How many bytes a picture's file may have; without end where the service does not say. */
function mostBytes() {
	limit ??= getJson('actuator/info').then(({ picture }) => picture.maxBytes).catch(() => Infinity);
	return limit;
}

/** Asks about a picture: `coming`, which may be a promise, is sent where there is one, unless the service would refuse it for its size; else the query names a sample. */
export async function postPicture(path, coming, accept = 'application/json') {
	const file = await coming;
	const most = file ? await mostBytes() : 0;
	if (file?.size > most) {
		throw new Problem(413, { detail: `A picture may have up to ${Number((most / 2 ** 20).toPrecision(3))}\u00a0MiB; this one has more.` });
	}
	const options = { method: 'POST', headers: { Accept: accept } };
	if (file) {
		options.body = new FormData();
		options.body.append('image', file, 'picture'); // a name of any length or script would be a matter of its own
	}
	const response = await send(path, options);
	return accept === 'application/json' ? response.json() : response.blob();
}

/** Sends a file as it is; the parameters say what it is for. */
export async function sendFile(path, file, parameters) {
	const response = await send(withQuery(path, parameters), { method: 'POST', headers: { 'Accept': 'application/json', 'Content-Type': 'application/octet-stream' }, body: file });
	return response.json();
}

/** Asks for a PNG. */
export async function getImage(path) {
	const response = await send(path, { cache: 'no-cache', headers: { Accept: 'image/png' } });
	return response.blob();
}
