// A .reg file, read and taken apart.
#pragma once

#include <functional>
#include <string>

#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/regedit/model/regfile/reg_file.hpp"

namespace lifeboat::regedit {

// Of this machine. Throws sdk::Failed: "cannot import x.reg: line 7: …", LB_NOT_FOUND when there is no such file.
// `is_cancelled` is asked while it is read; then the answer is empty. Any thread.
[[nodiscard]] RegFile read_reg_file(const std::string& path, const std::function<bool()>& is_cancelled);
// The same from an open file; `path` is what the person called it.
[[nodiscard]] RegFile read_reg_file(const sdk::UniqueFd& file, const std::string& path,
                                    const std::function<bool()>& is_cancelled);

}  // namespace lifeboat::regedit
