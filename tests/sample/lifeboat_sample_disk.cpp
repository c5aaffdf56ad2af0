// lifeboat-sample-disk OUT.img [--small]: see sample_disk.hpp. Two arguments, read by hand: CLI11 takes as long to
// compile as eight tests.
#include <cstdio>
#include <string_view>

#include "tests/sample/sample_disk.hpp"

int main(int argc, char** argv) {
  const bool is_small = argc == 3 && std::string_view(argv[2]) == "--small";
  if (argc != (is_small ? 3 : 2) || argv[1][0] == '-') {
    std::fputs("Usage: lifeboat-sample-disk OUT.img [--small]\n"
               "Makes a disk image with a Windows 11 and a Windows 10 on it, to try Lifeboat on.\n", stderr);
    return lifeboat::exit_code(lifeboat::ErrorKind::bad_use);
  }
  lifeboat::sample::SampleDiskOptions options;
  options.is_small = is_small;
  const auto made = lifeboat::sample::make_sample_disk(argv[1], options);
  if (made) return 0;
  std::fprintf(stderr, "%s\n", made.error().message.c_str());
  return lifeboat::exit_code(made.error().kind);
}
