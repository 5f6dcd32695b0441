/** What the model in use says about the chosen picture. */
import { bar } from '../base/bars.js';
import { byId, el, named, newestOnly, showProblem } from '../base/dom.js';
import { percent, sureness } from '../base/format.js';
import { askAgainLater } from '../base/wanted.js';
import { pastAnswer } from './past.js';
import { absentDataset, isForeign, picture, PICTURE_KEYS, predict } from '../picture/picture.js';
import { labelsOf, learn, modelInUse, on, show, view, world } from '../base/state.js';

const SHOWN = 10;

/** Starts the answers: each new picture or model is asked about. */
export function startPredict() {
	on(PICTURE_KEYS, ask);
	on(['truth'], markTruth);
	on(['past', 'epoch'], render);
}

let asked = '';
let answer = null;
let problem = null;

function ask() {
	const model = modelInUse();
	const chosen = picture();
	const question = model && chosen ? `${model.version} ${chosen.key}` : '';
	if (question && question !== asked) {
		asked = question;
		learn({ said: '' });
		send(model, chosen);
	}
	if (absentDataset() && asked) {
		asked = '';
		[answer, problem] = [null, null];
		learn({ said: '', refused: false });
		render();
	}
}

const send = newestOnly(async (isNewest, model, chosen) => {
	byId('labels').setAttribute('aria-busy', 'true');
	const [said, error] = await predict(chosen, { model: model.id, top: SHOWN }).then((all) => [all], (failure) => [null, failure]);
	if (!isNewest() || !asked) {
		return;
	}
	byId('labels').setAttribute('aria-busy', 'false');
	if (error) {
		asked = '';
		askAgainLater(ask);
	}
	answer = said;
	problem = error;
	learn({ said: said?.predictions[0]?.label || '', refused: Boolean(error) });
	render();
});

/** Shows the answer: the model's, or where an earlier epoch is shown, the one of then, its labels where the model's have them. */
function render() {
	const past = pastAnswer();
	const then = new Map(past?.predictions.map(({ label, probability }) => [label, probability]));
	const predictions = (answer?.predictions || []).map(({ label, probability }) => ({ label, probability: past ? then.get(label) : probability }));
	const first = past ? past.predictions[0] : predictions[0];
	showProblem(byId('predict-problem'), problem);
	byId('labels').replaceChildren(...predictions.map((prediction) => row(prediction, prediction.label === first.label)));
	byId('seen-answer').replaceChildren(...inShort(first, past));
	byId('answered-by').textContent = past ? `What it said after epoch ${past.epoch} of run ${modelInUse().runId}, while it learned.` : answer ? answeredBy(answer.model, modelInUse() || {}) : '';
	byId('explain-past').hidden = !past;
	markTruth();
}

function inShort(first, past) {
	if (problem) {
		return [el('span', { class: 'wrong' }, 'No answer')];
	}
	const who = past ? `After epoch ${past.epoch} it said` : view.epoch !== '' ? 'Once trained it says' : isForeign() ? `Of the ${labelsOf(modelInUse()).length} things it knows, it says` : 'The network says';
	return first ? [el('span', {}, who), el('strong', { 'data-label': first.label }, named(first.label)), el('span', {}, `${sureness(first.probability)} sure`)] : [];
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

function row({ label, probability }, marked) {
	return bar({ label, share: probability, text: sureness(probability), marked, press: () => show({ label }) });
}

function answeredBy({ id, testAccuracy }, model) {
	const stage = model.provisional ? ', still in training' : '';
	const right = testAccuracy == null ? '' : `; it gets ${percent(testAccuracy)} of the test pictures right`;
	return `Answered by ${id}${stage}${right}.`;
}
