/** What the model in use says about the chosen picture. */
import { bar } from '../base/bars.js';
import { byId, el, newestOnly, showProblem } from '../base/dom.js';
import { percent } from '../base/format.js';
import { askAgainLater } from '../base/wanted.js';
import { picture, PICTURE_KEYS, predict } from '../picture/picture.js';
import { labelsOf, learn, modelInUse, on, show, world } from '../base/state.js';

const SHOWN = 10;

/** Starts the answers: each new picture or model is asked about. */
export function startPredict() {
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
		learn({ said: '' });
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
		askAgainLater(ask);
	}
	showProblem(byId('predict-problem'), error);
	byId('labels').replaceChildren(...(answer?.predictions || []).map(row));
	learn({ said: answer?.predictions[0]?.label || '', refused: Boolean(error) });
	markTruth();
	byId('seen-answer').replaceChildren(...inShort(answer?.predictions[0], error));
	byId('answered-by').textContent = answer ? answeredBy(answer.model, model) : '';
});

function inShort(first, error) {
	if (error) {
		return [el('span', { class: 'wrong' }, 'No answer')];
	}
	return first ? [el('span', {}, 'The network says'), el('strong', { 'data-label': first.label }, first.label), el('span', {}, `${percent(first.probability)} sure`)] : [];
}

function markTruth() {
	const said = byId('seen-answer').querySelector('strong');
	// a picture of something that the model has no label for is neither
	const judged = labelsOf(modelInUse() || {}).includes(world.truth);
	said?.classList.toggle('right', judged && said.dataset.label === world.truth);
	said?.classList.toggle('wrong', judged && said.dataset.label !== world.truth);
	for (const item of byId('labels').children) {
		item.classList.toggle('truth', item.dataset.label === world.truth);
	}
}

function row({ label, probability }, index) {
	return bar({ label, share: probability, text: percent(probability), marked: index === 0, press: () => show({ label }) });
}

function answeredBy({ id, testAccuracy }, model) {
	const stage = model.provisional ? ', still in training' : '';
	const right = testAccuracy == null ? '' : `; it gets ${percent(testAccuracy)} of the test pictures right`;
	return `Answered by ${id}${stage}${right}.`;
}
