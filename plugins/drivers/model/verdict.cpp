#include "plugins/drivers/model/verdict.hpp"

#include <array>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

using sdk::tr;

constexpr std::array k_ids = {"fits",         "fits-nothing",       "loaded",  "unsigned", "missing-module",
                              "other-kernel", "other-architecture", "damaged", "firmware", "windows"};

Verdict judge_fit(const CheckedFile& file) {
  if (file.devices.empty()) {
    return {VerdictKind::fits_nothing, tr("Made for this environment, but no device without a driver needs it")};
  }
  std::string names;
  for (const std::string& name : file.devices) names += (names.empty() ? "" : "; ") + name;
  return {VerdictKind::fits, say(tr("Fits {}"), names)};
}

Verdict judge_module(const CheckedFile& file, const Environment& here) {
  const ModuleFacts& facts = file.facts;
  if (facts.machine != here.machine) {
    return {VerdictKind::other_architecture, say(tr("Built for another processor: {}, this is {}"),
                                                 machine_name(facts.machine), machine_name(here.machine))};
  }
  if (facts.release() != here.release) {
    return {VerdictKind::other_kernel,
            say(tr("Built for another kernel: for {}, this is {}"), facts.release(), here.release)};
  }
  if (file.plan.is_loaded) return {VerdictKind::loaded, tr("It is loaded already")};
  if (here.demands_signature && !facts.is_signed) {
    return {VerdictKind::unsigned_module, tr("It is not signed, and Secure Boot lets this kernel take signed drivers only")};
  }
  if (!file.plan.missing.empty()) {
    return {VerdictKind::missing_module, say(tr("It needs the module {}, which is neither here nor in that folder"),
                                             file.plan.missing)};
  }
  return judge_fit(file);
}

}  // namespace

const char* verdict_id(VerdictKind kind) { return k_ids[static_cast<std::size_t>(kind)]; }

bool suits_kernel(const ModuleFacts& facts, const Environment& here) {
  return facts.machine == here.machine && facts.release() == here.release &&
         (facts.is_signed || !here.demands_signature);
}

Verdict judge(const CheckedFile& file, const Environment& here) {
  switch (file.file.kind) {
    case FileKind::windows:
      return {VerdictKind::windows, tr("A driver for Windows cannot drive this environment. A later version will be able "
                                       "to add it to the offline Windows")};
    case FileKind::firmware:
      return {VerdictKind::firmware, tr("Firmware that a driver sends to its device. It is no driver itself")};
    case FileKind::module: break;
  }
  if (!file.problem.empty()) return {VerdictKind::damaged, say(tr("The file is of no use: {}"), file.problem)};
  return judge_module(file, here);
}

}  // namespace lifeboat::drivers
