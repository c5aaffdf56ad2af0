// The Windows being repaired (lifeboat/ext/target.h), reading only. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "../ext/target.h"
#include "host.hpp"

namespace lifeboat::sdk {

struct Installation {
  std::uint32_t number = 0;
  std::string product, build, architecture, system_root, control_set;
  std::uint64_t volume_size_bytes = 0;
  bool is_limited = false;
  std::string problems;
};

class Target {
 public:
  explicit Target(Host host) : host_(host), table_(&host.extension<lb_target>(LB_EXT_TARGET)) {}

  [[nodiscard]] std::uint32_t count() const { return table_->installation_count(host_.raw()); }
  [[nodiscard]] std::optional<Installation> at(std::uint32_t index) const {
    lb_installation in{};
    in.size = sizeof in;
    if (table_->installation(host_.raw(), index, &in) != LB_OK) return std::nullopt;
    return Installation{in.number,      in.product,           in.build,      in.architecture, in.system_root,
                        in.control_set, in.volume_size_bytes, in.is_limited, in.problems};
  }
  [[nodiscard]] std::optional<Installation> selected() const {
    const std::int32_t index = table_->selected(host_.raw());
    return index < 0 ? std::nullopt : at(static_cast<std::uint32_t>(index));
  }

 private:
  Host host_;
  const lb_target* table_;
};

}  // namespace lifeboat::sdk
