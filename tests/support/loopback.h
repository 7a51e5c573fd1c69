#pragma once

namespace loadstone {

/// A listening socket on 127.0.0.1; throws where none can be had. Port 0 takes any free one.
int listenOnLoopback(int port = 0);
int portOf(int listening);

/// A port that was free a moment ago.
int freePort();

/// A connected socket, or -1.
int connectToLoopback(int port);

} // namespace loadstone
