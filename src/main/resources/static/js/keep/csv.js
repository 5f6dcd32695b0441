/** Tables as CSV (RFC 4180), a row a line. */

// what a spreadsheet would take for a formula
const FORMULA = /^[=+\-@\t]/;

/**
 * Writes rows, of which the first has the names of the columns.
 * @param {Array<Array<string|number|null>>} rows null for an empty cell
 */
export const csv = (rows) => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value) {
	if (value == null || typeof value === 'number') {
		return String(value ?? '');
	}
	const text = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
