// lifeboat-viewer: the technician's program. This file only decides which of its two uses it is: the window, or the
// decoder that the window starts in a process of its own.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <string_view>

#include "plugins/remote/viewer/arguments.hpp"
#include "plugins/remote/viewer/decoder_child.hpp"
#include "plugins/remote/viewer/decoder_wire.hpp"
#include "plugins/remote/viewer/viewer.hpp"

namespace {

using namespace lifeboat;
using namespace lifeboat::remote::viewer;

std::string read_line() {
  std::string line;
  std::getline(std::cin, line);
  return line;
}

int report(const Error& error) {
  fmt::print(stderr, "lifeboat-viewer: {}\n", error.message);
  return exit_code(error.kind);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == k_decoder_switch) return run_decoder();
  find_texts();
  std::vector<std::string> words = take_arguments(argc, argv);
  auto options = parse_arguments(words, read_line);
  for (std::string& word : words) wipe(word);
  if (!options) return report(options.error());
  if (options->wants_help) {
    fmt::print("{}", usage());
    return 0;
  }
  return run_viewer(std::move(*options));
}
