package org.tradewind.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tradewind.jobs.ReproduceRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'reproduce'. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "The numbers that Du et al. and Chen et al. print beside those of a finished run, as a page; on the terminal, or into a file.")
final class ReproduceCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "folder of a finished run")
  private String folder;

  @Option(
      names = "--all-species",
      paramLabel = "RUN7",
      description =
          "a run of the same study with all seven species, for the numbers that take ammonia and VOC too")
  private String allSpecies;

  @Option(
      names = "--paper-b",
      paramLabel = "RUN6",
      description =
          "a run of the same study with the six species of Chen et al. (all but VOC), for their numbers")
  private String paperB;

  @Option(names = "--to", paramLabel = "FILE", description = "file to write anew")
  private Path to;

  @Override
  public void run() {
    ReproduceRun job = new ReproduceRun();
    String page = job.page(folder, Optional.ofNullable(allSpecies), Optional.ofNullable(paperB));
    if (to == null) {
      System.out.print(page);
    } else {
      job.write(page, to);
      System.out.println("Reproduction ledger: " + to);
    }
  }
}
