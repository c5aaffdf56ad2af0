// The Windows being repaired (lifeboat/ext/target.h), reading only. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "../ext/target.h"
#include "host.hpp"
#include "unique_fd.hpp"

namespace lifeboat::sdk {

struct Installation {
  std::uint32_t number = 0;
  std::string product, build, architecture, system_root, control_set;
  std::uint64_t volume_size_bytes = 0;
  bool is_limited = false;
  std::string problems;
};

struct Volume {
  std::optional<char> letter;
  bool is_readable = false;
  std::string name, label, file_system, problem;
  std::uint64_t size_bytes = 0;
};

struct VolumePath {
  std::uint32_t volume = 0;
  std::string path;
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

  [[nodiscard]] std::uint32_t volume_count() const { return table_->volume_count(host_.raw()); }
  [[nodiscard]] std::optional<Volume> volume(std::uint32_t index) const {
    lb_volume in{};
    in.size = sizeof in;
    if (table_->volume(host_.raw(), index, &in) != LB_OK) return std::nullopt;
    const auto letter = in.letter == 0 ? std::nullopt : std::optional(in.letter);
    return Volume{letter, in.is_readable, in.name, in.label, in.file_system, in.problem, in.size_bytes};
  }
  [[nodiscard]] bool is_remapped() const { return table_->is_remapped(host_.raw()); }
  [[nodiscard]] Outcome<VolumePath> resolve(const std::string& path) const {
    if (detail::holds_nul(path)) return detail::nul_failure();
    lb_volume_path out{};
    out.size = sizeof out;
    if (const lb_status status = table_->resolve(host_.raw(), path.c_str(), &out); status != LB_OK) {
      return host_.failure(status);
    }
    return VolumePath{out.volume, out.path};
  }
  [[nodiscard]] Outcome<UniqueFd> copy_file(const std::string& path, std::uint64_t limit_bytes) const {
    if (detail::holds_nul(path)) return detail::nul_failure();
    int fd = -1;
    if (const lb_status status = table_->copy_file(host_.raw(), path.c_str(), limit_bytes, &fd); status != LB_OK) {
      return host_.failure(status);
    }
    return UniqueFd(fd);
  }

 private:
  Host host_;
  const lb_target* table_;
};

}  // namespace lifeboat::sdk
