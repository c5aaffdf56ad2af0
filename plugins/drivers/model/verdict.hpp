// What is said of a file before anything is tried: whether it can drive a device here, or exactly why not. Pure.
#pragma once

#include <string>
#include <vector>

#include "plugins/drivers/model/environment.hpp"
#include "plugins/drivers/model/folder_scan.hpp"
#include "plugins/drivers/model/load_plan.hpp"
#include "plugins/drivers/model/module_facts.hpp"

namespace lifeboat::drivers {

// In the order in which they are listed: what helps comes first.
enum class VerdictKind {
  fits,
  fits_nothing,
  loaded,
  unsigned_module,
  missing_module,
  other_kernel,
  other_architecture,
  damaged,
  firmware,
  windows,
};

struct Verdict {
  VerdictKind kind = VerdictKind::damaged;
  std::string words;
  [[nodiscard]] bool may_load() const { return kind == VerdictKind::fits || kind == VerdictKind::fits_nothing; }
};

// A file as it was read. `problem` says why it could not be.
struct CheckedFile {
  FoundFile file;
  ModuleFacts facts;                 // its aliases have done their work and are gone
  std::string problem;
  std::vector<std::string> devices;  // names of those without a driver that it is for
  LoadPlan plan;
  Verdict verdict;
};

// The same for programs: "other-kernel".
[[nodiscard]] const char* verdict_id(VerdictKind kind);
[[nodiscard]] Verdict judge(const CheckedFile& file, const Environment& here);
// Whether the kernel could take it, whatever it is for and whatever else it needs.
[[nodiscard]] bool suits_kernel(const ModuleFacts& facts, const Environment& here);

}  // namespace lifeboat::drivers
