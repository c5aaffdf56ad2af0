// The adapters, a row for each: what it is called, how it stands in words and with a symbol, its address and who gave it.
// Item: adapters, rows by name.
#pragma once

#include "lifeboat/cpp/ui.hpp"
#include "plugins/tcpip/model/command.hpp"
#include "plugins/tcpip/model/configurator.hpp"

namespace lifeboat::tcpip {

void draw_adapter_table(sdk::Ui& ui, const Configurator& configurator, Commands& commands);

// What the hardware is, in one line.
void draw_hardware(sdk::Ui& ui, const Adapter& adapter);

}  // namespace lifeboat::tcpip
