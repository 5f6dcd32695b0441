import java.io.IOException;
import java.util.Map;

import org.apache.spark.sql.SparkSession;

/**
 * Prints a table as lines of JSON: its format, then its folder.
 */
class Rows {

	public static void main(String[] arguments) throws IOException {
		try (SparkSession spark = SparkSession.builder()
			.master("local[1]")
			.config("spark.ui.enabled", "false")
			.getOrCreate()) {
			spark.read()
				.format(arguments[0])
				.options(Map.of("header", "true", "escape", "\"", "multiLine", "true"))
				.load(arguments[1])
				.toJSON()
				.collectAsList()
				.forEach(System.out::println);
		}
	}

}
