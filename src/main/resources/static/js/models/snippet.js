/** Programs that use the model in use, to be copied. */
import { getJson, path } from '../base/api.js';
import { copy } from '../base/copy.js';
import { byId, el, showProblem } from '../base/dom.js';
import { modelInUse, on } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';

const NAMES = { 'java': 'Java', 'python': 'Python', 'python-onnx': 'Python, ONNX', 'javascript': 'JavaScript', 'curl': 'curl' };

let snippets = [];
let language = 'curl';

/** Starts the box with its languages. */
export function startSnippet() {
	byId('snippet-copy').addEventListener('click', copyText);
	on(['inUse', 'tab'], refresh);
}

const refresh = loadOnChange(() => {
	const model = modelInUse();
	return model && inSight('models') ? { id: model.id } : null;
}, ({ id }) => getJson(path('models', id, 'snippet')), (answer) => {
	snippets = answer.snippets;
	showProblem(byId('snippet-problem'), null);
	render();
}, (error) => showProblem(byId('snippet-problem'), error));

function render() {
	const chosen = snippets.find((snippet) => snippet.language === language) || snippets[0];
	byId('snippet-languages').replaceChildren(...snippets.map((snippet) =>
		el('button', { 'type': 'button', 'aria-pressed': String(snippet === chosen), 'click': () => choose(snippet.language) },
			NAMES[snippet.language] || snippet.language)));
	byId('snippet-text').textContent = chosen.text;
	byId('snippet-run').textContent = chosen.run;
	byId('snippet-file').textContent = chosen.file;
	byId('snippet-words').hidden = false;
}

function choose(name) {
	language = name;
	render();
}

async function copyText() {
	const text = byId('snippet-text');
	if (!(await copy(text.textContent, byId('snippet-copy')))) {
		getSelection().selectAllChildren(text);
	}
}
