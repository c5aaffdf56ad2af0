#include "host/loader/probe.hpp"

#include <csignal>
#include <cstring>

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/loader/child_process.hpp"
#include "host/loader/probe_verdict.hpp"

namespace lifeboat::loader {

namespace {

std::string signal_reason(int number) {
  return fmt::format(fmt::runtime(tr("it crashes when it is loaded ({})")), ::strsignal(number));
}

std::string verdict_of(const ChildEnd& end) {
  if (end.kind == ChildEnd::Kind::out_of_time) return tr("it does not come back when it is loaded");
  if (end.kind == ChildEnd::Kind::signalled) return signal_reason(end.number);
  const bool says_good = end.output == k_verdict_good;
  // A plug-in that calls exit() in its constructor leaves no word.
  if (end.output.empty() || says_good != (end.number == 0)) {
    return fmt::format(fmt::runtime(tr("it ends the program when it is loaded (exit code {})")), end.number);
  }
  return end.output;
}

}  // namespace

Status probe(const ProbeSetup& setup, const std::filesystem::path& plugin, const std::function<bool()>& is_cancelled) {
  const VerdictCache cache(setup.cache_folder);
  if (const auto known = cache.find(plugin)) return status_of_verdict(*known);
  const auto end = run_child({"lifeboat", k_probe_switch, plugin.string()}, setup.program.string(),
                             setup.time_limit, k_max_verdict_bytes, is_cancelled);
  if (!end) return with_context(tr("it could not be tried out"), end.error());
  const std::string verdict = verdict_of(*end);
  if (end->kind != ChildEnd::Kind::out_of_time) cache.keep(plugin, verdict);
  return status_of_verdict(verdict);
}

}  // namespace lifeboat::loader
