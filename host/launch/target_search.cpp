#include "host/launch/target_search.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {

TargetSearch::TargetSearch(jobs::Jobs& jobs, toolset::Selection& selection, std::function<FoundTarget()> find,
                           std::string where)
    : jobs_(jobs), selection_(selection), find_(std::move(find)), where_(std::move(where)) {}

void TargetSearch::start(std::function<void(std::optional<std::size_t> named)> on_found) {
  if (is_running()) return;
  selection_.await(where_.empty() ? tr("Looking for Windows…")
                                  : fmt::format(fmt::runtime(tr("Looking for Windows on {}…")), where_));
  auto found = std::make_shared<FoundTarget>();
  const auto started = jobs_.start(
      [found, find = find_](jobs::JobControl&) -> Status {
        *found = find();
        return {};
      },
      [this, found, on_found = std::move(on_found)](const Status&) {
        job_ = 0;
        selection_.replace(std::move(found->target), std::move(found->problem));
        on_found(found->named);
      });
  if (started) {
    job_ = *started;
  } else {
    selection_.replace(nullptr, started.error().message);
  }
}

}  // namespace lifeboat::launch
