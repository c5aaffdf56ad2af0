// The RemoteSession over a network: a thread of its own with a SessionWorker on it, so that neither a slow window nor
// a slow network waits for the other.
#pragma once

#include <memory>

#include "plugins/remote/viewer/network_options.hpp"
#include "plugins/remote/viewer/remote_session.hpp"

namespace lifeboat::remote::viewer {

// The destructor says Goodbye and waits until it is sent, for half a second at most.
[[nodiscard]] std::unique_ptr<RemoteSession> connect_to_console(const ConnectRequest& request,
                                                                SessionObserver observer,
                                                                const NetworkOptions& options);

}  // namespace lifeboat::remote::viewer
