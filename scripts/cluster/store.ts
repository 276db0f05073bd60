// A store that speaks S3, in a process of its own so that it can be killed: port, folder.
import S3rver from 's3rver'

const [port, directory = ''] = process.argv.slice(2)
const store = new S3rver({
  port: Number(port),
  address: '127.0.0.1',
  silent: true,
  directory,
  configureBuckets: [{ name: 'sanggar', configs: [] }],
})
await store.run()
