/** Files that were picked or dropped, whole folders among them. */

const PICTURE = /\.(png|jpe?g|gif|bmp|webp|avif|heic|heif|tiff?)$/i;

/** Whether a file says that it is a picture; others in a folder are left out. */
export const isPicture = ({ name, type }) => type.startsWith('image/') || PICTURE.test(name);

/** The name of the folder that a picked file is in; empty if it was picked by itself. */
export const folderOf = (file) => file.webkitRelativePath.split('/').at(-2) ?? '';

/** All files of a drop, those within folders too, each as `{ file, folder }`; the folder is the name of the one that it is in. */
export async function dropped(dataTransfer) {
	// entries must be asked for before anything is awaited
	const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
	if (!entries.length) {
		return [...dataTransfer.files].map((file) => ({ file, folder: '' }));
	}
	return (await Promise.all(entries.map((entry) => within(entry, '')))).flat();
}

async function within(entry, folder) {
	if (entry.isFile) {
		return [{ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), folder }];
	}
	const reader = entry.createReader();
	const found = [];
	for (let some = await part(reader); some.length; some = await part(reader)) {
		found.push(...some);
	}
	return (await Promise.all(found.map((each) => within(each, entry.name)))).flat();
}

/** A folder is read in parts; after the last one comes an empty one. */
const part = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
