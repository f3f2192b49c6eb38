package org.tradewind.cli;

import java.util.Optional;
import org.tradewind.jobs.publish.ReportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'report'. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "Makes the report of a finished run: RUN/report.html, one page that opens in a browser"
            + " without a network. A page that is there is replaced.")
final class ReportCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "folder of a finished run")
  private String folder;

  @Option(
      names = "--figures",
      description = "also writes each figure as SVG and PNG into RUN/figures")
  private boolean figures;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the page goes; default RUN/report.html")
  private String out;

  @Mixin private Manners manners;

  @Override
  public void run() {
    manners.begin();
    manners.print(ReportRun.job(folder, figures, Optional.ofNullable(out), manners.log()));
  }
}
