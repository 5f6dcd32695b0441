import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

/**
 * Draws photographs' stand-ins for a measurement, JPEG files of 320x240: a folder, then
 * how many. Some hundred are different, the others are links to them.
 */
class Pictures {

	private static final int DIFFERENT = 200;

	public static void main(String[] arguments) throws IOException {
		Path folder = Files.createDirectories(Path.of(arguments[0]));
		Random random = new Random(1);
		for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
			Path file = folder.resolve(i + ".jpg");
			if (i < DIFFERENT) {
				ImageIO.write(draw(random), "jpg", file.toFile());
			}
			else {
				Files.createLink(file, folder.resolve(i % DIFFERENT + ".jpg"));
			}
		}
	}

	private static BufferedImage draw(Random random) {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		for (int i = 0; i < 200; i++) {
			graphics.setColor(new Color(random.nextInt(1 << 24)));
			graphics.fillOval(random.nextInt(320) - 20, random.nextInt(240) - 20, 4 + random.nextInt(60),
					4 + random.nextInt(60));
		}
		graphics.dispose();
		return image;
	}

}
