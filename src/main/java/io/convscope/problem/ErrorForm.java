package io.convscope.problem;

/**
 * The form of errors below some paths, where a protocol has a form of its own instead of
 * problem documents.
 */
public interface ErrorForm {

	/**
	 * Tells where errors have this form.
	 * @param path a path within the service
	 * @return whether errors of requests for this path have this form
	 */
	boolean covers(String path);

	/**
	 * Describes an error.
	 * @param problem its type
	 * @param detail what is wrong, and what to do
	 * @return the body of the answer, which is sent as JSON
	 */
	Object body(Problem problem, String detail);

}
