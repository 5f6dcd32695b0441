/**
 * A drawing as a value: the colour of its paper and its strokes, each `{ colour, size, points }`; an eraser's stroke has no colour and
 * takes the paper's, also when that changes. Sizes and points are in pixels of the canvas.
 */

/** An empty drawing. */
export const EMPTY = { paper: '#ffffff', strokes: [] };

/** Paints a drawing on a square canvas. */
export function paint(canvas, { paper, strokes }) {
	const context = canvas.getContext('2d');
	context.fillStyle = paper;
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.lineCap = 'round';
	context.lineJoin = 'round';
	strokes.forEach((stroke) => paintStroke(context, stroke, paper));
}

function paintStroke(context, { colour, size, points }, paper) {
	const [first, ...rest] = points;
	context.strokeStyle = colour || paper;
	context.lineWidth = size;
	context.beginPath();
	context.moveTo(first.x, first.y);
	// a stroke of one point is a dot
	(rest.length ? rest : [first]).forEach(({ x, y }) => context.lineTo(x, y));
	context.stroke();
}

/** The drawing with a stroke more. */
export const withStroke = ({ paper, strokes }, stroke) => ({ paper, strokes: [...strokes, stroke] });

/** The drawing whose last stroke goes on to further points. */
export function withPoints({ paper, strokes }, points) {
	const last = strokes[strokes.length - 1];
	return { paper, strokes: [...strokes.slice(0, -1), { ...last, points: [...last.points, ...points] }] };
}
