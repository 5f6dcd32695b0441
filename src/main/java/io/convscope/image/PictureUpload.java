package io.convscope.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/**
 * The picture files that a request carries: multipart parts named {@code image}, or the
 * body itself.
 *
 * @param url where the request was sent, for messages
 * @param pictures in the order of the request; empty when it carries none
 */
public record PictureUpload(String url, List<UploadedPicture> pictures) {

	private static final String PART = "image";

	/**
	 * Looks through a request, without reading the files.
	 * @param request the request; its body has not been read, except into parts
	 * @return what it carries
	 * @throws IOException if the request can't be read
	 * @throws ServletException if it is not multipart though it says so
	 * @throws InvalidUploadException if a part has another name
	 * @throws UnsupportedPictureException if the body is of a type that is no picture's
	 */
	public static PictureUpload of(HttpServletRequest request) throws IOException, ServletException {
		String type = request.getContentType();
		List<UploadedPicture> pictures;
		if (isA("multipart/", type)) {
			pictures = parts(request);
		}
		else if (isA("image/", type)) {
			pictures = List.of(new UploadedPicture("body", request::getInputStream));
		}
		else if (hasBody(request)) {
			throw UnsupportedPictureException.body(type);
		}
		else {
			pictures = List.of();
		}
		return new PictureUpload(request.getRequestURL().toString(), pictures);
	}

	private static boolean isA(String kind, @Nullable String type) {
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(kind);
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
	}

	private static List<UploadedPicture> parts(HttpServletRequest request) throws IOException, ServletException {
		List<UploadedPicture> pictures = new ArrayList<>();
		for (Part part : request.getParts()) {
			if (!part.getName().equals(PART)) {
				throw InvalidUploadException.part(part.getName());
			}
			String name = part.getSubmittedFileName();
			pictures.add(new UploadedPicture((name != null) ? name : PART, part::getInputStream));
		}
		return pictures;
	}

	/**
	 * Makes sure that a request either carries pictures or names a sample.
	 * @param sample the sample that it names; null for none
	 * @throws InvalidUploadException if it does neither, or both
	 */
	public void requireUnless(@Nullable String sample) {
		if (this.pictures.isEmpty() && sample == null) {
			throw InvalidUploadException.nothing(this.url);
		}
		if (!this.pictures.isEmpty() && sample != null) {
			throw InvalidUploadException.both();
		}
	}

	/**
	 * Gives the picture of a request that is to carry one.
	 * @return the only picture
	 * @throws InvalidUploadException if there are several, or none
	 */
	public UploadedPicture only() {
		requireUnless(null);
		if (this.pictures.size() > 1) {
			throw InvalidUploadException.several(this.pictures.size());
		}
		return this.pictures.get(0);
	}

}
