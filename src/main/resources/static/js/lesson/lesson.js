/** The lesson: a panel of seven steps beside the page, each of which moves the page to what it is about. */
import { byId, el } from '../base/dom.js';
import { labelsOf, modelInUse, on, show, view, world } from '../base/state.js';
import { filled, lessonTexts as texts, t } from '../base/words.js';
import { choose } from '../network/draft.js';
import { STEPS } from './steps.js';

const USUAL_SIZE = 32;

let marked = null;
let scrolledFor = '';

/** Starts the panel and the button that opens it. */
export function startLesson() {
	byId('lesson-open').addEventListener('click', () => (view.lesson ? close() : goTo(1)));
	byId('lesson-close').addEventListener('click', close);
	byId('lesson-back').addEventListener('click', () => goTo(Number(view.lesson) - 1));
	byId('lesson-next').addEventListener('click', () => (Number(view.lesson) < STEPS.length ? goTo(Number(view.lesson) + 1) : close()));
	byId('lesson-again').addEventListener('click', () => goTo(Number(view.lesson)));
	byId('lesson').addEventListener('keydown', ({ key }) => key === 'Escape' && close());
	byId('lesson-open').setAttribute('aria-label', t('{name}: {facts}', { name: texts.open, facts: texts.about }));
	byId('lesson-open').title = texts.about;
	byId('lesson-close').setAttribute('aria-label', texts.close);
	on(['lesson', 'inUse', 'inputShape'], render);
	on(['lesson', 'tab', 'layers', 'inUse', 'networks', 'described', 'shownMap', 'sweptMap', 'topLabel', 'loaded'],
		() => setTimeout(point));
}

async function goTo(number) {
	const step = STEPS[number - 1];
	const changes = { lesson: String(number), ...await step.view() };
	if (step.network) {
		choose(step.network, changes);
	}
	else {
		show(changes);
	}
	byId('lesson-title').focus();
}

function close() {
	show({ lesson: '' });
	byId('lesson-open').focus();
}

function render() {
	const number = Number(view.lesson);
	byId('lesson').hidden = !number;
	document.body.toggleAttribute('data-lesson', Boolean(number));
	byId('lesson-open').setAttribute('aria-expanded', String(Boolean(number)));
	if (number) {
		renderStep(number);
	}
}

function renderStep(number) {
	const { title, text, try: task } = texts.steps[number - 1];
	const values = { step: number, steps: STEPS.length, size: world.inputShape[1] ?? USUAL_SIZE,
		labels: labelsOf(modelInUse() || {}).length || 10 };
	byId('lesson-place').textContent = filled(texts.step, values);
	byId('lesson-title').textContent = title;
	byId('lesson-text').replaceChildren(...text.map((paragraph) => el('p', {}, filled(paragraph, values))),
		el('p', { class: 'lesson-task' }, el('strong', {}, t('{title}: ', { title: texts.try })), filled(task, values)));
	byId('lesson-back').textContent = texts.back;
	byId('lesson-back').disabled = number === 1;
	byId('lesson-again').textContent = texts.again;
	byId('lesson-next').textContent = number < STEPS.length ? texts.next : texts.end;
}

/** Marks what the step is about, once it is there, and brings it into view once. */
function point() {
	const target = view.lesson ? document.querySelector(STEPS[Number(view.lesson) - 1].target) : null;
	const there = target?.checkVisibility() ? target : null;
	if (marked !== there) {
		marked?.removeAttribute('data-lesson-target');
		there?.setAttribute('data-lesson-target', '');
		marked = there;
	}
	if (there && scrolledFor !== view.lesson) {
		scrolledFor = view.lesson;
		there.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
	}
	if (!view.lesson) {
		scrolledFor = '';
	}
}
