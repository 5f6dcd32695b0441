/** What the model in use says about the chosen picture. */
import { bar } from './bars.js';
import { byId, newestOnly, showProblem } from './dom.js';
import { percent } from './format.js';
import { picture, PICTURE_KEYS, predict } from './picture.js';
import { startPreview } from './preview.js';
import { modelInUse, on, world } from './state.js';

const SHOWN = 5;

export function startPredict() {
	startPreview();
	on(PICTURE_KEYS, ask);
	on(['truth'], markTruth);
}

let asked = '';

function ask() {
	const model = modelInUse();
	const chosen = picture();
	const question = model && chosen ? `${model.version} ${chosen.key}` : '';
	if (question && question !== asked) {
		asked = question;
		send(model, chosen);
	}
}

const send = newestOnly(async (isNewest, model, chosen) => {
	byId('labels').setAttribute('aria-busy', 'true');
	const [answer, error] = await predict(chosen, { model: model.id, top: SHOWN }).then((said) => [said], (failure) => [null, failure]);
	if (!isNewest()) {
		return;
	}
	byId('labels').setAttribute('aria-busy', 'false');
	if (error) {
		asked = '';
	}
	showProblem(byId('predict-problem'), error);
	byId('labels').replaceChildren(...(answer?.predictions || []).map(row));
	markTruth();
	byId('answered-by').textContent = answer ? answeredBy(answer.model, model) : '';
});

function markTruth() {
	for (const item of byId('labels').children) {
		item.classList.toggle('truth', item.dataset.label === world.truth);
	}
}

function row({ label, probability }, index) {
	return bar({ label, share: probability, text: percent(probability), marked: index === 0 });
}

function answeredBy({ id, testAccuracy }, model) {
	const stage = model.provisional ? ', still in training' : '';
	const right = testAccuracy == null ? '' : `; it gets ${percent(testAccuracy)} of the test pictures right`;
	return `Answered by ${id}${stage}${right}.`;
}
