// lifeboat-sample-disk OUT.img [--small]: see sample_disk.hpp.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "tests/sample/sample_disk.hpp"

int main(int argc, char** argv) {
  CLI::App program("Makes a disk image with a Windows 11 and a Windows 10 on it, to try Lifeboat on.");
  std::string path;
  lifeboat::sample::SampleDiskOptions options;
  program.add_option("image", path, "The file to make; overwritten if it exists")->required();
  program.add_flag("--small", options.is_small, "A smaller disk, for tests");
  CLI11_PARSE(program, argc, argv);
  const auto made = lifeboat::sample::make_sample_disk(path, options);
  if (made) return 0;
  std::fprintf(stderr, "%s\n", made.error().message.c_str());
  return lifeboat::exit_code(made.error().kind);
}
