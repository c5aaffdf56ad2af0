// The administrator's file on the disk, and what becomes of one that is wrong.
//
// A policy that was meant and not understood must not be taken for none, and a person at a broken machine must not be
// left with a black screen. So an image whose own file is wrong starts with everything disabled but Remote Connection,
// restart and shut down, says where the file is wrong, and takes nobody's yes but the local user's. A file that was named
// (`--settings FILE`) is somebody's who is there and can mend it: then the start fails.
#pragma once

#include <filesystem>

#include "host/base/error.hpp"
#include "host/settings/policy.hpp"

namespace lifeboat::settings {

inline constexpr const char* k_default_file = "/etc/lifeboat/lifeboat.toml";
// A policy is a page; a file of a megabyte is not one.
inline constexpr std::size_t k_max_file_bytes = 1U << 20;
// More would push the page out of the window; `lifeboat settings check` tells them all.
inline constexpr std::size_t k_findings_in_banner = 3;

struct Decided {
  Settings settings;  // for tools
  Policy policy;      // for the host
};

// The file that was named must be there and right: the error tells all that is not, a line each. With "" the image's own
// counts, which may be absent.
[[nodiscard]] Result<Decided> decide(const std::filesystem::path& named,
                                     const std::filesystem::path& own = k_default_file);

// A file's reading; that it cannot be read at all is a finding, too.
[[nodiscard]] Reading read_file(const std::filesystem::path& file);
// All of them, a line each.
[[nodiscard]] std::string describe_all(const std::filesystem::path& file, const Findings& findings);

}  // namespace lifeboat::settings
