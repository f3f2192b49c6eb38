package org.tradewind.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewind.jobs.finished.ReproduceRun;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.screen.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'reproduce'. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "The numbers that Du et al. and Chen et al. print next to those of a finished run, as a"
            + " page; on the terminal, or into a file.")
final class ReproduceCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "folder of a finished run")
  private String folder;

  @Option(
      names = "--all-species",
      paramLabel = "RUN7",
      description =
          "a run of the same study with all seven species, for the numbers that take ammonia and"
              + " VOC too")
  private String allSpecies;

  @Option(
      names = "--paper-b",
      paramLabel = "RUN6",
      description =
          "a run of the same study with the six species of Chen et al. (all but VOC), for their"
              + " numbers")
  private String paperB;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "file of the page; one that is there is replaced")
  private Path to;

  @Mixin private Manners manners;

  @Override
  public void run() {
    manners.begin();
    ReproduceRun job = new ReproduceRun();
    Progress progress = new Progress(manners.log(), 1);
    String page =
        progress.step(
            "compare with the printed numbers",
            () -> job.page(folder, Optional.ofNullable(allSpecies), Optional.ofNullable(paperB)));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", folder);
    if (to == null) {
      members.put("page", page);
      manners.print(new JobEnd("reproduce", page, members));
    } else {
      job.write(page, to);
      members.put("file", to.toString());
      manners.print(new JobEnd("reproduce", "Reproduction ledger: " + to + "\n", members));
    }
  }
}
