#include "core/ngram/memory/jobmemory.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace loadstone {

namespace {

constexpr std::uint64_t magic = 0x6c6f6164'73746e31; // changes with the layout

/// A string in the job's memory.
struct Text {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

struct SharedFile {
    Text path;
    Format format = Format::Text;
    bool isPacked = false;
    std::uint64_t size = 0;
};

struct SharedPartition {
    std::uint64_t file = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

} // namespace

/// Gives out places in memory that does not exist yet, then its size.
class JobMemory::Layout {
public:
    template <typename T>
    std::uint64_t place(std::uint64_t count) {
        constexpr std::uint64_t alignment = std::max<std::uint64_t>(alignof(T), 128);
        const std::uint64_t offset = (m_end + alignment - 1) / alignment * alignment;
        m_end = offset + count * sizeof(T);
        return offset;
    }
    std::uint64_t size() const { return m_end; }

private:
    std::uint64_t m_end = 0;
};

struct JobMemory::Header {
    /// NgramOptions, but for the words in `only`.
    struct Options {
        PosTags posTags = PosTags::Keep;
        bool hasYears = false;
        Years years;
        bool byYear = false;
        bool mergeCase = false;
        bool splitAtPunctuation = false;
        int wordsPerNgram = 1;
    };

    std::uint64_t magic = 0;
    std::uint64_t workers = 0;
    std::uint64_t mapTasks = 0;
    std::uint64_t fileCount = 0;
    std::uint64_t onlyCount = 0;
    Options options;

    // Offsets of what follows.
    std::uint64_t slots = 0;
    std::uint64_t claims = 0; ///< Task of each map task, then of each reduce task
    std::uint64_t tasks = 0;
    std::uint64_t files = 0;
    std::uint64_t partitions = 0;
    std::uint64_t only = 0;
    std::uint64_t heapParts = 0;
    std::uint64_t results = 0;
    std::uint64_t nextResults = 0;
    std::uint64_t texts = 0;

    // What several processes write, each on a cache line of its own.
    alignas(128) std::atomic<std::uint64_t> mapCursor{0};
    alignas(128) std::atomic<std::uint64_t> reduceCursor{0};
    alignas(128) std::atomic<std::uint64_t> spillBytes{0};
    alignas(128) std::atomic<bool> cancelled{false};
    std::atomic<std::uint64_t> spillBudget{UINT64_MAX};
};

namespace {

/// Strings one behind the other.
class Texts {
public:
    explicit Texts(std::uint64_t base) : m_base(base) {}

    Text add(const std::string& text) {
        const Text added{m_base + m_bytes.size(), text.size()};
        m_bytes += text;
        return added;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::uint64_t m_base;
    std::string m_bytes;
};

/// The files that the partitions are of, in their order; one that was given twice is there twice.
std::vector<const SourceFile*> filesOf(const std::vector<Partition>& partitions) {
    std::vector<const SourceFile*> files;
    for (const Partition& partition : partitions)
        if (files.empty() || files.back() != partition.file.get())
            files.push_back(partition.file.get());
    return files;
}

std::size_t bytesOf(const NgramJob& job, const std::vector<const SourceFile*>& files) {
    std::size_t bytes = 0;
    for (const std::string& word : job.options.only)
        bytes += word.size();
    for (const SourceFile* file : files)
        bytes += file->path.size();
    return bytes;
}

template <typename T>
void makeAll(std::span<T> array) {
    std::uninitialized_default_construct(array.begin(), array.end());
}

} // namespace

Expected<JobMemory> JobMemory::create(const NgramJob& job,
                                      const std::vector<Partition>& partitions) {
    Layout layout;
    Header header;
    layOut(header, layout, job, partitions);
    auto memory = SharedMemory::create("loadstone-ngrams", layout.size());
    if (!memory)
        return tl::unexpected(memory.error());
    JobMemory created(std::move(*memory));
    Header& made = *new (created.m_memory.data()) Header;
    std::memcpy(static_cast<void*>(&made), &header, offsetof(Header, mapCursor));
    makeAll(created.array<WorkerSlot>(made.slots, made.workers));
    makeAll(created.array<Task>(made.claims, made.mapTasks + hashPartitions));
    makeAll(created.array<MapTask>(made.tasks, made.mapTasks));
    makeAll(created.heapParts());
    makeAll(created.results());
    makeAll(created.nextResults());
    created.write(job, partitions);
    return created;
}

/// Gives all that follows the header its place.
void JobMemory::layOut(Header& header, Layout& layout, const NgramJob& job,
                       const std::vector<Partition>& partitions) {
    layout.place<Header>(1);
    header.magic = magic;
    header.workers = static_cast<std::uint64_t>(job.workers);
    const auto files = filesOf(partitions);
    header.mapTasks = partitions.size();
    header.fileCount = files.size();
    header.onlyCount = job.options.only.size();
    const NgramOptions& from = job.options;
    header.options = {from.posTags,      from.years.has_value(), from.years.value_or(Years{}),
                      from.byYear,       from.mergeCase,         from.splitAtPunctuation,
                      from.wordsPerNgram};
    header.slots = layout.place<WorkerSlot>(header.workers);
    header.claims = layout.place<Task>(header.mapTasks + hashPartitions);
    header.tasks = layout.place<MapTask>(header.mapTasks);
    header.files = layout.place<SharedFile>(header.fileCount);
    header.partitions = layout.place<SharedPartition>(header.mapTasks);
    header.only = layout.place<Text>(header.onlyCount);
    header.heapParts = layout.place<HeapPart>(header.workers);
    header.results = layout.place<ResultPlace>(hashPartitions);
    header.nextResults = layout.place<ResultPlace>(hashPartitions);
    header.texts = layout.place<char>(bytesOf(job, files));
}

/// Writes what is only read from now on.
void JobMemory::write(const NgramJob& job, const std::vector<Partition>& partitions) const {
    Texts texts(header().texts);
    const auto files = array<SharedFile>(header().files, header().fileCount);
    const auto parts = array<SharedPartition>(header().partitions, header().mapTasks);
    const SourceFile* last = nullptr;
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Partition& from = partitions[i];
        if (from.file.get() != last) {
            last = from.file.get();
            files[count++] = {texts.add(last->path), last->format, last->isPacked, last->size};
        }
        parts[i] = {count - 1, from.from, from.to};
    }
    const auto only = array<Text>(header().only, header().onlyCount);
    for (std::size_t i = 0; i < only.size(); ++i)
        only[i] = texts.add(job.options.only[i]);
    std::memcpy(m_memory.data() + header().texts, texts.bytes().data(), texts.bytes().size());
}

Expected<JobMemory> JobMemory::open(int descriptor) {
    auto memory = SharedMemory::open(descriptor, SharedMemory::Access::Write);
    if (!memory)
        return tl::unexpected(memory.error());
    if (memory->size() < sizeof(Header))
        return fail("", "the shared memory is not that of a job");
    JobMemory job(std::move(*memory));
    if (job.header().magic != magic)
        return fail("", "the worker and the program that started it are of different versions");
    return job;
}

JobMemory::Header& JobMemory::header() const {
    return *std::launder(reinterpret_cast<Header*>(m_memory.data()));
}

template <typename T>
std::span<T> JobMemory::array(std::uint64_t offset, std::uint64_t count) const {
    return {reinterpret_cast<T*>(m_memory.data() + offset), count};
}

int JobMemory::workers() const {
    return static_cast<int>(header().workers);
}

NgramOptions JobMemory::options() const {
    const Header::Options& from = header().options;
    NgramOptions options;
    options.posTags = from.posTags;
    if (from.hasYears)
        options.years = from.years;
    options.byYear = from.byYear;
    options.mergeCase = from.mergeCase;
    options.splitAtPunctuation = from.splitAtPunctuation;
    options.wordsPerNgram = from.wordsPerNgram;
    for (const Text& text : array<Text>(header().only, header().onlyCount))
        options.only.emplace_back(array<char>(text.offset, text.bytes).data(), text.bytes);
    return options;
}

Partition JobMemory::partition(std::size_t task) const {
    const auto& from = array<SharedPartition>(header().partitions, header().mapTasks)[task];
    const auto& file = array<SharedFile>(header().files, header().fileCount)[from.file];
    const auto path = array<char>(file.path.offset, file.path.bytes);
    return {std::make_shared<const SourceFile>(
                SourceFile{{path.data(), path.size()}, file.format, file.isPacked, file.size}),
            from.from, from.to};
}

WorkerSlot& JobMemory::slot(std::uint32_t worker) const {
    return array<WorkerSlot>(header().slots, header().workers)[worker];
}

TaskBoard JobMemory::mapBoard() const {
    return {array<Task>(header().claims, header().mapTasks), header().mapCursor};
}

MapTask& JobMemory::mapTask(std::size_t task) const {
    return array<MapTask>(header().tasks, header().mapTasks)[task];
}

bool JobMemory::isMapped() const {
    return std::ranges::all_of(array<MapTask>(header().tasks, header().mapTasks),
                               [](const MapTask& task) { return task.isMapped.load(); });
}

TaskBoard JobMemory::reduceBoard() const {
    const std::uint64_t behind = header().claims + header().mapTasks * sizeof(Task);
    return {array<Task>(behind, hashPartitions), header().reduceCursor};
}

std::atomic<bool>& JobMemory::cancelled() const {
    return header().cancelled;
}

std::atomic<std::uint64_t>& JobMemory::spillBytes() const {
    return header().spillBytes;
}

std::atomic<std::uint64_t>& JobMemory::spillBudget() const {
    return header().spillBudget;
}

std::span<HeapPart> JobMemory::heapParts() const {
    return array<HeapPart>(header().heapParts, header().workers);
}

std::span<ResultPlace> JobMemory::results() const {
    return array<ResultPlace>(header().results, hashPartitions);
}

std::span<ResultPlace> JobMemory::nextResults() const {
    return array<ResultPlace>(header().nextResults, hashPartitions);
}

void JobMemory::swapResults() const {
    std::swap(header().results, header().nextResults);
}

void WorkerSlot::commit(const Published& next) {
    versions[(committed + 1) % 2] = next;
    committed.fetch_add(1, std::memory_order_release);
}

} // namespace loadstone
