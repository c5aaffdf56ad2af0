// What --statistics writes: one JSON object with the figures of all sessions of this run.
#pragma once

#include <filesystem>

#include "host/base/error.hpp"
#include "plugins/remote/viewer/latency_meter.hpp"
#include "plugins/remote/viewer/remote_session.hpp"

namespace lifeboat::remote::viewer {

[[nodiscard]] Status write_statistics(const std::filesystem::path& path, const TrafficFigures& traffic,
                                      const LatencyMeter::Figures& latency);

}  // namespace lifeboat::remote::viewer
