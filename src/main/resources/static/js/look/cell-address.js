/** The address of a cell of a map: `10,12` is row 10, column 12. */

export const cellText = ({ row, column }) => `${row},${column}`;

/** Reads an address; null where there is no such cell among the rows. */
export function cellFrom(text, rows) {
	const [row, column] = text.split(',').map(Number);
	return rows[row]?.[column] === undefined ? null : { row, column };
}
