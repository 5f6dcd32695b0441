package io.convscope.image.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.reading.UploadedPicture;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the picture files from requests: multipart parts named {@code image}, or the
 * body itself.
 */
public final class UploadReader {

	private static final String PART = "image";

	private UploadReader() {
	}

	/**
	 * Extracts the pictures of a POST request, without decoding them.
	 * @param request the request; its body has not been read, except into parts
	 * @return the pictures; null if it is not a POST request
	 * @throws IOException if the request cannot be read
	 * @throws ServletException if it claims to be multipart but is not
	 * @throws InvalidUploadException if a part has another name
	 * @throws UnsupportedPictureException if the type of the body is not that of a
	 * picture
	 */
	public static @Nullable PictureUpload ofPost(HttpServletRequest request) throws IOException, ServletException {
		return request.getMethod().equals("POST") ? of(request) : null;
	}

	/**
	 * Extracts the pictures of a request, without decoding them.
	 * @param request the request; its body has not been read, except into parts
	 * @return the pictures
	 * @throws IOException if the request cannot be read
	 * @throws ServletException if it claims to be multipart but is not
	 * @throws InvalidUploadException if a part has another name
	 * @throws UnsupportedPictureException if the type of the body is not that of a
	 * picture
	 */
	public static PictureUpload of(HttpServletRequest request) throws IOException, ServletException {
		String type = request.getContentType();
		List<UploadedPicture> pictures;
		if (isA("multipart/", type)) {
			pictures = parts(request);
		}
		else if (isA("image/", type)) {
			pictures = List.of(body(request));
		}
		else if (hasBody(request)) {
			throw UnsupportedPictureException.body(type);
		}
		else {
			pictures = List.of();
		}
		return new PictureUpload(request.getRequestURL().toString(), pictures);
	}

	/**
	 * Extracts the pictures of a request whose parts may have any name, and whose body
	 * any type, without decoding them.
	 * @param request the request; its body has not been read, except into parts
	 * @return the pictures, none if the request has no body
	 * @throws IOException if the request cannot be read
	 * @throws ServletException if it claims to be multipart but is not
	 */
	public static PictureUpload ofAnyType(HttpServletRequest request) throws IOException, ServletException {
		List<UploadedPicture> pictures = List.of();
		if (isA("multipart/", request.getContentType())) {
			pictures = filled(request).stream().map(UploadReader::picture).toList();
		}
		else if (hasBody(request)) {
			pictures = List.of(body(request));
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
		for (Part part : filled(request)) {
			if (!part.getName().equals(PART)) {
				throw InvalidUploadException.part(part.getName());
			}
			pictures.add(picture(part));
		}
		return pictures;
	}

	// forms send fields that were left empty too
	private static Collection<Part> filled(HttpServletRequest request) throws IOException, ServletException {
		Collection<Part> parts = request.getParts();
		List<Part> filled = parts.stream().filter((part) -> !isLeftEmpty(part)).toList();
		return filled.isEmpty() ? parts : filled;
	}

	// an empty file that has a name was meant to be sent
	private static boolean isLeftEmpty(Part part) {
		String name = part.getSubmittedFileName();
		return part.getSize() == 0 && (name == null || name.isEmpty());
	}

	private static UploadedPicture picture(Part part) {
		String name = part.getSubmittedFileName();
		return new UploadedPicture((name != null) ? name : PART, part::getInputStream);
	}

	private static UploadedPicture body(HttpServletRequest request) {
		return new UploadedPicture("body", request::getInputStream);
	}

}
