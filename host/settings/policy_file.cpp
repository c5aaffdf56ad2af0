#include "host/settings/policy_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <span>
#include <utility>

namespace lifeboat::settings {
namespace {

std::string describe_first(const std::filesystem::path& file, const Findings& findings, std::size_t count) {
  std::string text;
  for (const Finding& finding : std::span(findings).first(std::min(count, findings.size()))) {
    text += (text.empty() ? "" : "\n") + describe(file.string(), finding);
  }
  return text;
}

std::string words_for_banner(const std::filesystem::path& file, const Findings& findings) {
  std::string text = describe_first(file, findings, k_findings_in_banner);
  if (findings.size() > k_findings_in_banner) {
    text += "\n" + fmt::format(fmt::runtime(tr("And {} more: lifeboat settings check {}")),
                               findings.size() - k_findings_in_banner, file.string());
  }
  return text;
}

// What was understood stays, as it can only narrow what is left; a yes that was given beforehand does not.
Decided locked(Settings settings, std::string trouble) {
  settings.set("remote.confirmation", {"true", 0});
  settings.set("remote.local_save_confirmation", {"true", 0});
  Policy policy = policy_of(settings);
  policy.trouble = std::move(trouble);
  return {std::move(settings), std::move(policy)};
}

Decided understood(Settings settings) {
  Policy policy = policy_of(settings);
  return {std::move(settings), std::move(policy)};
}

}  // namespace

Reading read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(k_max_file_bytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
  if (!stream.is_open() || stream.bad()) return {{}, {{0, 0, tr("the file cannot be read")}}};
  if (text.size() > k_max_file_bytes) {
    return {{}, {{0, 0, fmt::format(fmt::runtime(tr("the file is longer than {} bytes")), k_max_file_bytes)}}};
  }
  return Settings::read(text);
}

std::string describe_all(const std::filesystem::path& file, const Findings& findings) {
  return describe_first(file, findings, findings.size());
}

Result<Decided> decide(const std::filesystem::path& named, const std::filesystem::path& own) {
  std::error_code error;
  const bool is_named = !named.empty();
  // A file whose presence cannot be told is there: it may forbid something.
  if (!is_named && !std::filesystem::exists(own, error) && !error) return understood({});
  Reading reading = read_file(is_named ? named : own);
  if (reading.findings.empty()) return understood(std::move(reading.settings));
  if (is_named) return fail(ErrorKind::bad_use, describe_all(named, reading.findings));
  return locked(std::move(reading.settings), words_for_banner(own, reading.findings));
}

}  // namespace lifeboat::settings
