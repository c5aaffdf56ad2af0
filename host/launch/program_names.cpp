#include "host/launch/program_names.hpp"

#include <algorithm>
#include <array>

#include "host/launch/ascii_case.hpp"

namespace lifeboat::launch {
namespace {

constexpr std::array k_names = {ProgramName::netstart, ProgramName::remoterecovery, ProgramName::waitforconnection,
                                ProgramName::recenv};
constexpr std::string_view k_suffix = ".exe";

}  // namespace

std::string_view text_of(ProgramName name) {
  switch (name) {
    case ProgramName::netstart: return "netstart";
    case ProgramName::remoterecovery: return "remoterecovery";
    case ProgramName::waitforconnection: return "waitforconnection";
    case ProgramName::recenv: return "recenv";
  }
  return {};
}

std::string program_base_name(std::string_view path) {
  std::string last = lower(path.substr(path.find_last_of("/\\") + 1));
  if (last.ends_with(k_suffix)) last.resize(last.size() - k_suffix.size());
  return last;
}

std::optional<ProgramName> program_name_of(std::string_view path) {
  const auto found = std::ranges::find(k_names, std::string_view(program_base_name(path)), text_of);
  return found == k_names.end() ? std::nullopt : std::optional(*found);
}

std::optional<Invocation> invocation_of(std::span<const std::string> command_line) {
  for (std::size_t i = 0; i < std::min<std::size_t>(command_line.size(), 2); ++i) {
    const bool is_path = command_line[i].find('/') != std::string::npos;
    if (i == 1 && is_path) break;  // a first word is a name, or a file's
    if (const auto name = program_name_of(command_line[i])) {
      const auto rest = command_line.subspan(i + 1);
      return Invocation{*name, {rest.begin(), rest.end()}};
    }
  }
  return std::nullopt;
}

}  // namespace lifeboat::launch
