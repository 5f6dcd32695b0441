package io.convscope.image.reading;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a request does not contain pictures in the expected form. The message says
 * how to send them.
 */
@ProblemType(name = "invalid-upload", title = "Invalid upload", status = 400)
public final class InvalidUploadException extends RuntimeException {

	private InvalidUploadException(String message) {
		super(message);
	}

	static InvalidUploadException nothing(String url) {
		return new InvalidUploadException(
				"There is no picture. Send one as a multipart part named image (curl -F " + "image=@cat.png " + url
						+ "), or as the body (curl -H \"Content-Type: image/png\" --data-binary " + "@cat.png " + url
						+ "), or name a sample of a data set (curl -X POST \"" + url + "?sample=test/0\").");
	}

	/**
	 * Creates the exception for a form part with a wrong name.
	 * @param name the name of the part
	 * @return the exception
	 */
	public static InvalidUploadException part(String name) {
		return new InvalidUploadException("Parts must be named image; one is named \"" + name
				+ "\". Send pictures as in curl -F image=@cat.png -F image=@dog.png, and options in the URL.");
	}

	static InvalidUploadException both() {
		return new InvalidUploadException("Send a picture or name a sample, not both.");
	}

	static InvalidUploadException several(int count) {
		return new InvalidUploadException("Send one picture at a time here, not " + count + ".");
	}

}
